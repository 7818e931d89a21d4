// A company of four levels above its sellers, made from a seed.
import { buildHierarchy, cellKey, type Lock, type Sheet, type TreeNode } from '@cordee/engine-planning';
import { amount, decimal, invariant } from '@cordee/kernel';
import type { Random } from '../random.ts';

const [regions, areas, sellersOfTeam] = [10, 50, 10];
const season = [8, 7, 9, 8, 7, 9, 7, 3, 9, 10, 11, 12].map((weight) => decimal(String(weight)));

/** 100,000 € a seller in all, by steps of 100 €, each weighed by last year's results; one seller in a thousand is locked. */
export function madeCompany(sellers: number, random: Random): Sheet {
  const names = Array.from({ length: sellers }, (_, index) => `s${index}`);
  const hierarchy = buildHierarchy(nodesOf(names));
  invariant(hierarchy.ok, 'a made company is a tree');
  const weights = names.map(
    (name) => [name, decimal(`${20_000 + random.below(160_000)}.${random.below(9)}`)] as const,
  );
  const locks = names
    .filter((_, index) => index % 1000 === 0)
    .map((node): Lock => ({ node, month: null, value: decimal(String(100 * (500 + random.below(1000)))) }));
  const nothing = new Map<string, never>();
  return {
    hierarchy: hierarchy.value,
    objective: { kind: 'amount', amount: amount(String(sellers * 100_000), 'EUR') },
    step: decimal('100'),
    weights: new Map(weights),
    season,
    seasons: nothing,
    locks: new Map(locks.map((lock) => [cellKey(lock), lock])),
    floors: nothing,
    ceilings: nothing,
    overAssignment: [],
  };
}

function nodesOf(names: readonly string[]): readonly TreeNode[] {
  const teams = Math.ceil(names.length / sellersOfTeam);
  const below = (count: number, own: string, above: string, wide: number): readonly TreeNode[] =>
    Array.from({ length: count }, (_, index) => ({
      id: `${own}${index}`,
      parent: `${above}${index % wide}`,
    }));
  return [
    { id: 'company', parent: null },
    ...Array.from({ length: regions }, (_, index) => ({ id: `region${index}`, parent: 'company' })),
    ...below(areas, 'area', 'region', regions),
    ...below(teams, 'team', 'area', areas),
    ...names.map((id, index) => ({ id, parent: `team${index % teams}` })),
  ];
}
