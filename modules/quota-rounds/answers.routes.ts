// What a dossier and a round show, and to whom.
import { z } from '@hono/zod-openapi';
import { decimalText, minus, type Decimal, type PlainDate, type Scope } from '@cordee/kernel';
import { Figure, NullableFigure } from '@cordee/platform/http';
import { attainabilityOf } from './chances.ts';
import {
  envelopeOf,
  figureOf,
  isLate,
  SIDES,
  standing,
  stateOf,
  type Analysis,
  type Dossier,
  type Outcome,
  type Proposal,
} from './dossier.ts';
import { allocateRound, monthsOf, ROUND_METHODS, ROUND_MODES, type Round } from './round.ts';
import { figureAt, type TriedRound } from './open-round.ts';
import { fingerprintOf, type PublicKey } from './seal.ts';
import type { FoundDossier } from './talk.ts';

const nullable = z.string().nullable();
const SideName = z.enum(SIDES);
const State = z.enum([
  'sealed_both',
  'seller_awaited',
  'manager_awaited',
  'ready_to_open',
  'talks',
  'agreed',
  'decided',
]);

export const DossierLine = z
  .object({
    id: z.string(),
    seller: z.string(),
    manager: z.string(),
    side: SideName.nullable(),
    state: State,
    isLate: z.boolean(),
    allocated: Figure,
    /** What each side says last; null while it is sealed or not said. */
    sellerFigure: NullableFigure,
    managerFigure: NullableFigure,
    outcome: NullableFigure,
  })
  .openapi('QuotaDossierLine');

export const Level = z
  .object({
    node: z.string(),
    /** 0 is the organisation. */
    depth: z.number().int(),
    isSeller: z.boolean(),
    figure: Figure,
    months: z.array(z.string()),
  })
  .openapi('QuotaRoundLevel');

export const RoundAnswer = z
  .object({
    id: z.string(),
    name: z.string(),
    period: z.string(),
    mode: z.enum(ROUND_MODES),
    method: z.enum(ROUND_METHODS),
    answersBy: z.string(),
    margin: z.string(),
    openedBy: z.string(),
    openedAt: z.string(),
    dossiers: z.array(DossierLine),
  })
  .openapi('QuotaRound');

const ProposalAnswer = z
  .object({
    id: z.string(),
    side: SideName,
    by: z.string(),
    at: z.string(),
    figure: Figure,
    kept: z.string(),
    lost: z.string(),
    gained: z.string(),
    price: z.string(),
    text: z.string(),
    means: z.string(),
    /** With it the commitment of what had been sealed can be checked. */
    salt: nullable,
  })
  .openapi('QuotaProposal');

const Key = z.object({ id: z.string(), publicKey: z.string(), fingerprint: z.string() }).openapi('QuotaKey');

const NullableKey = z.union([Key, z.null()]);

export const DossierAnswer = DossierLine.extend({
  roundId: z.string(),
  round: z.string(),
  period: z.string(),
  mode: z.enum(ROUND_MODES),
  answersBy: z.string(),
  least: Figure,
  most: Figure,
  /** Of the seller's manager: the sum of the team's allocation. */
  team: Figure,
  months: z.array(z.string()),
  history: z.array(z.object({ month: z.string(), result: z.string() })),
  before: Figure,
  chances: z.object({
    drawnFrom: z.enum(['own', 'team']),
    known: z
      .object({ low: z.string(), median: z.string(), high: z.string(), reaches: z.string() })
      .nullable(),
    monthsMissing: z.number().int(),
  }),
  entries: z.array(z.object({ side: SideName, by: z.string(), at: z.string(), commitment: z.string() })),
  proposals: z.array(ProposalAnswer),
  /** What the seller says less what the manager says, part by part; null until both have spoken. */
  gap: z
    .object({ kept: z.string(), lost: z.string(), gained: z.string(), price: z.string(), figure: Figure })
    .nullable(),
  settled: z
    .object({
      kind: z.enum(['agreed', 'decided']),
      by: z.string(),
      at: z.string(),
      figure: Figure,
      reason: nullable,
      destroyed: z.number().int(),
    })
    .nullable(),
  keys: z.object({ seller: NullableKey, manager: NullableKey }),
}).openapi('QuotaDossier');

export type PresentDeps = {
  readonly nameOf: (userId: string) => Promise<string>;
  readonly personNames: (scope: Scope) => Promise<ReadonlyMap<string, { readonly name: string }>>;
};

type Names = ReadonlyMap<string, { readonly name: string }>;
type FigureInput = z.input<typeof Figure>;

const figure = (
  { currency }: Pick<Round, 'currency'>,
  value: Decimal,
  explain: string | null = null,
): FigureInput => ({
  value: decimalText(value),
  unit: currency,
  explain,
});

const said = (round: Round, proposal: Proposal | null): FigureInput | null =>
  proposal && figure(round, figureOf(proposal.analysis));

export function presentLine(
  { dossier, round, side }: FoundDossier,
  today: PlainDate,
  names: Names,
): z.input<typeof DossierLine> {
  const { id, sellerId, managerId, node, allocated, outcome } = dossier;
  return {
    id,
    seller: names.get(sellerId)?.name ?? node,
    manager: names.get(managerId)?.name ?? '—',
    side,
    state: stateOf(dossier),
    isLate: isLate(dossier, today),
    allocated: figure(round, allocated, `/quota-dossiers/${id}/explanation`),
    sellerFigure: said(round, standing(dossier, 'seller')),
    managerFigure: said(round, standing(dossier, 'manager')),
    outcome: outcome && figure(round, outcome.amount),
  };
}

export async function presentRound(
  round: Round,
  dossiers: readonly z.input<typeof DossierLine>[],
  { nameOf }: Pick<PresentDeps, 'nameOf'>,
): Promise<z.input<typeof RoundAnswer>> {
  const { id, name, period, mode, method, answersBy, margin, openedBy, openedAt } = round;
  return {
    id,
    name,
    period: period.code,
    mode,
    method,
    answersBy: answersBy.toString(),
    margin: decimalText(margin),
    openedBy: await nameOf(openedBy),
    openedAt,
    dossiers: [...dossiers],
  };
}

/** Every level with its sum and its months, children below their parent. */
export function presentLevels({ shares, allocation }: TriedRound): z.input<typeof Level>[] {
  const { hierarchy, months } = allocation.problem;
  const children = Map.groupBy(hierarchy.ids.keys(), (at) => hierarchy.parent[at] ?? -1);
  const below = (at: number): number[] => [at, ...(children.get(at) ?? []).flatMap(below)];
  return below(0).map((at) => {
    const node = hierarchy.ids[at] ?? '';
    return {
      node,
      depth: hierarchy.level[at] ?? 0,
      isSeller: hierarchy.childCount[at] === 0,
      figure: figure(shares, figureAt(allocation, node)),
      months: Array.from({ length: months }, (_, month) => decimalText(figureAt(allocation, node, month))),
    };
  });
}

type Told = {
  readonly today: PlainDate;
  readonly names: Names;
  readonly keys: Readonly<Record<'seller' | 'manager', PublicKey | null>>;
};

export async function presentDossier(
  found: FoundDossier,
  { today, names, keys }: Told,
  { nameOf }: PresentDeps,
): Promise<z.input<typeof DossierAnswer>> {
  const { dossier, round } = found;
  const { least, most } = envelopeOf(dossier);
  const keyOf = (key: PublicKey | null) =>
    key && { id: key.id, publicKey: key.publicKey, fingerprint: fingerprintOf(key) };
  return {
    ...presentLine(found, today, names),
    ...facts(round, dossier),
    roundId: round.id,
    round: round.name,
    period: round.period.code,
    mode: round.mode,
    answersBy: round.answersBy.toString(),
    least: figure(round, least),
    most: figure(round, most),
    entries: await Promise.all(dossier.entries.map(async (each) => ({ ...each, by: await nameOf(each.by) }))),
    proposals: await Promise.all(
      dossier.proposals.map((each) =>
        presentProposal(round, { ...each, by: authorOf(dossier, each) }, nameOf),
      ),
    ),
    gap: gapIn(round, dossier),
    settled: dossier.outcome && (await presentOutcome(round, dossier.outcome, nameOf)),
    keys: { seller: keyOf(keys.seller), manager: keyOf(keys.manager) },
  };
}

function gapIn(round: Round, dossier: Dossier) {
  const [seller, manager] = [standing(dossier, 'seller'), standing(dossier, 'manager')];
  if (seller === null || manager === null) return null;
  const less = (part: keyof Analysis) => decimalText(minus(seller.analysis[part], manager.analysis[part]));
  return {
    kept: less('kept'),
    lost: less('lost'),
    gained: less('gained'),
    price: less('price'),
    figure: figure(round, minus(figureOf(seller.analysis), figureOf(manager.analysis))),
  };
}

async function presentOutcome(
  round: Round,
  { kind, by, at, amount, reason, destroyed }: Outcome,
  nameOf: PresentDeps['nameOf'],
) {
  return { kind, by: await nameOf(by), at, figure: figure(round, amount), reason, destroyed };
}

/** What the round froze about the seller: shares by month, results before, what they make likely. */
function facts(round: Round, dossier: Dossier) {
  const { node, allocated } = dossier;
  const allocation = allocateRound(round);
  const seat = round.basis.seats.find((each) => each.node === node);
  const above = round.basis.nodes.find((each) => each.id === node)?.parent ?? node;
  const monthCount = monthsOf(round.period);
  const at = (name: string, month?: number) =>
    allocation.ok ? figureAt(allocation.value, name, month) : allocated;
  return {
    team: figure(round, at(above)),
    months: Array.from({ length: monthCount }, (_, month) => decimalText(at(node, month))),
    history: [...(seat?.months ?? [])],
    before: { value: seat?.before ?? '0', unit: round.currency, explain: null },
    chances: attainabilityOf(round, dossier) ?? { drawnFrom: 'own', known: null, monthsMissing: 0 },
  };
}

/** Whoever opened both figures is in the trail; a figure is told of whoever had entered it. */
function authorOf({ entries }: Dossier, { salt, side, by }: Proposal): string {
  return (salt === null ? undefined : entries.find((each) => each.side === side)?.by) ?? by;
}

async function presentProposal(
  round: Round,
  { id, side, by, at, analysis, text, means, salt }: Proposal,
  nameOf: PresentDeps['nameOf'],
): Promise<z.input<typeof ProposalAnswer>> {
  const { kept, lost, gained, price } = analysis;
  return {
    id,
    side,
    by: await nameOf(by),
    at,
    figure: figure(round, figureOf(analysis)),
    kept: decimalText(kept),
    lost: decimalText(lost),
    gained: decimalText(gained),
    price: decimalText(price),
    text,
    means,
    salt,
  };
}
