// Random organisations with weights, curves, locks and limits, and a small one whose figures are known by heart.
import { amount, decimal, invariant, percentage } from '@cordee/kernel';
import type { Decimal } from '@cordee/kernel';
import fc from 'fast-check';
import { allocate } from './allocate.ts';
import type { Allocation } from './allocation.ts';
import { buildHierarchy, type TreeNode } from './hierarchy.ts';
import { problemOfSheet } from './problem-of-sheet.ts';
import { cellKey, type Lock, type Sheet } from './sheet.ts';

export function sheetOf(nodes: readonly TreeNode[], rest: Partial<Sheet> = {}): Sheet {
  const hierarchy = buildHierarchy(nodes);
  invariant(hierarchy.ok, 'a made tree is one');
  const nothing = new Map<string, never>();
  return {
    hierarchy: hierarchy.value,
    objective: { kind: 'amount', amount: amount('1200.00', 'EUR') },
    step: decimal('100'),
    weights: new Map(nodes.map(({ id }) => [id, decimal('1')])),
    season: Array.from({ length: 12 }, () => decimal('1')),
    seasons: nothing,
    locks: nothing,
    floors: nothing,
    ceilings: nothing,
    overAssignment: [],
    ...rest,
  };
}

/** The company, two teams, three sellers in the first and two in the second. */
export const smallCompany: readonly TreeNode[] = [
  { id: 'company', parent: null },
  { id: 'north', parent: 'company' },
  { id: 'south', parent: 'company' },
  ...['ana', 'ben', 'cléo'].map((id) => ({ id, parent: 'north' })),
  ...['dan', 'eve'].map((id) => ({ id, parent: 'south' })),
];

export function allocatedOf(sheet: Sheet): Allocation {
  const problem = problemOfSheet(sheet);
  invariant(problem.ok, 'the sheet is good', problem);
  const allocation = allocate(problem.value);
  invariant(allocation.ok, 'the sheet can be allocated', allocation);
  return allocation.value;
}

export function codeOf(sheet: Sheet): string {
  const problem = problemOfSheet(sheet);
  const result = problem.ok ? allocate(problem.value) : problem;
  return result.ok ? 'allocated' : result.refusal.code;
}

export function locksOf(...locks: readonly Lock[]): ReadonlyMap<string, Lock> {
  return new Map(locks.map((lock) => [cellKey(lock), lock]));
}

const whole = (value: number): Decimal => ({ unscaled: BigInt(value), scale: 0 });

export type AnySheet = {
  readonly sheet: Sheet;
  /** What a hand would like to lock: a node, a month or the year, and by how many steps it moves. */
  readonly wishes: readonly {
    readonly at: number;
    readonly month: number | null;
    readonly by: number;
  }[];
};

/** Each node hangs below an earlier one; objectives from nothing to many steps; steps of one cent to 1,000 €. */
export const anySheet: fc.Arbitrary<AnySheet> = fc
  .record({
    parents: fc.array(fc.nat(1000), { minLength: 1, maxLength: 16 }),
    weights: fc.array(fc.oneof(fc.nat(100), fc.nat(1_000_000)), { minLength: 17, maxLength: 17 }),
    steps: fc.oneof(fc.nat(60), fc.nat(100_000), fc.nat(90_000_000_000)),
    step: fc.constantFrom('0.01', '1', '100', '1000'),
    season: fc.array(fc.nat(9), { minLength: 1, maxLength: 12 }),
    own: fc.option(fc.tuple(fc.nat(16), fc.array(fc.nat(9), { minLength: 12, maxLength: 12 })), { freq: 4 }),
    over: fc.array(fc.constantFrom('0', '0', '0.05', '0.1234', '1'), { maxLength: 3 }),
    floor: fc.option(fc.tuple(fc.nat(16), fc.nat(40)), { freq: 3 }),
    wishes: fc.array(
      fc.record({
        at: fc.nat(16),
        month: fc.option(fc.nat(11), { freq: 3 }),
        by: fc.integer({ min: -3, max: 3 }),
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ parents, weights, steps, step, season, own, over, floor, wishes }) => {
    const nodes = [null, ...parents.map((parent, index) => `n${parent % (index + 1)}`)].map(
      (parent, index) => ({ id: `n${index}`, parent }),
    );
    const unscaled = BigInt(steps) * decimal(step).unscaled;
    const nodeOf = (at: number): string => `n${at % nodes.length}`;
    const curve = season.some((each) => each > 0) ? season : season.map(() => 1);
    const sheet = sheetOf(nodes, {
      objective: { kind: 'amount', amount: { ...amount('0', 'EUR'), value: { ...decimal(step), unscaled } } },
      step: decimal(step),
      weights: new Map(nodes.map(({ id }, index) => [id, whole(1 + (weights[index] ?? 0))])),
      season: curve.map(whole),
      seasons:
        own === null
          ? new Map()
          : new Map([[nodeOf(own[0]), curve.map((_, month) => whole(own[1][month] ?? 0))]]),
      floors:
        floor === null
          ? new Map()
          : new Map([
              [nodeOf(floor[0]), { ...decimal(step), unscaled: decimal(step).unscaled * BigInt(floor[1]) }],
            ]),
      overAssignment: over.map(percentage),
    });
    return { sheet, wishes };
  });
