import { z } from '@hono/zod-openapi';
import { messageOf } from '@cordee/messages/explanation';
import { decimalText, type Locale } from '@cordee/kernel';
import { sumOf, type Balance, type TerritoryFigures } from './balance.ts';
import type { Proposal, ProposalHead, ProposedMove } from './proposal.ts';
import { AIMS } from './sweep.ts';

const nullable = z.string().nullable();
const Left = z.object({ count: z.number(), names: z.array(z.string()) }).openapi('TerritoryLeftOut');
const Evenness = z.object({ gini: z.number(), spread: z.number() }).openapi('TerritoryEvenness');
const Figures = z
  .object({
    territoryId: z.string(),
    code: z.string(),
    name: z.string(),
    holder: nullable,
    accounts: z.number(),
    potential: z.string(),
    revenue: nullable.openapi({
      description: 'What its accounts bought in a year; null where nobody looked.',
    }),
    visits: z.number(),
    meanKm: z.number().nullable(),
    base: z.object({ x: z.number(), y: z.number() }).nullable(),
  })
  .openapi('TerritoryFigures');
export const BalanceAnswer = z
  .object({
    territories: z.array(Figures),
    potential: Evenness,
    visits: Evenness,
    meanKm: z.number(),
  })
  .openapi('TerritoryBalance');

export const TerritoriesAnswer = BalanceAnswer.extend({
  asOf: z.string(),
  currency: z.string(),
  accounts: z.number(),
  /** With no territory, without a place, without a potential: counted, the first few named. */
  unassigned: Left,
  unplaced: Left,
  withoutPotential: Left,
}).openapi('Territories');

export const AccountsAnswer = z
  .array(
    z
      .object({
        id: z.string(),
        code: z.string(),
        name: z.string(),
        town: nullable,
        latitude: z.number().nullable(),
        longitude: z.number().nullable(),
        potential: nullable,
        territoryId: nullable,
        isLocked: z.boolean(),
        normVisits: z.number().nullable().openapi({ description: 'Visits a year of its segment’s norm.' }),
      })
      .openapi('TerritoryAccount'),
  )
  .openapi('TerritoryAccounts');

export const HeadAnswer = z
  .object({
    id: z.string(),
    setId: z.string().openapi({ description: 'The search that found it, with others that lean elsewhere.' }),
    aim: z.enum(AIMS),
    aimText: z.string(),
    name: z.string(),
    branch: z.number(),
    effectiveFrom: z.string(),
    madeBy: z.string(),
    madeAt: z.string(),
    approvedBy: nullable,
    approvedAt: nullable,
    /** Whether the reader made it: another approves. */
    isOwn: z.boolean(),
  })
  .openapi('TerritoryProposalHead');

export const ProposalAnswer = HeadAnswer.extend({
  currency: z.string(),
  teamId: nullable,
  tolerance: z.number(),
  continuityKm: z.number(),
  movedMost: z.number(),
  seconds: z.number(),
  locks: z.array(z.object({ accountId: z.string(), territoryId: z.string() })),
  before: BalanceAnswer,
  after: BalanceAnswer,
  isFeasible: z.boolean(),
  isInterrupted: z.boolean(),
  constraints: z.array(
    z.object({ constraint: z.string(), tried: z.number(), broken: z.number(), text: z.string() }),
  ),
  conflict: z
    .array(z.string())
    .openapi({ description: 'Constraints that cannot hold together, none of which can be left out.' }),
  objectiveKm: z.number(),
  bound: z.object({ value: z.number().nullable(), gap: z.number().nullable(), proven: z.boolean() }),
  kept: z.number(),
  owned: z.number(),
  unplaced: Left,
  withoutPotential: Left,
  /** What gives up what: shares of all that somebody follows today, by number and by what they bought in a year. */
  keptShare: z.number(),
  keptRevenue: z.number().nullable(),
  /** Of the same search, in its order, this one among them. */
  set: z.array(HeadAnswer),
  moves: z.array(
    z.object({
      accountId: z.string(),
      code: z.string(),
      account: z.string(),
      potential: nullable,
      revenue: z.string(),
      from: nullable,
      to: z.string(),
      fromId: nullable,
      toId: z.string(),
      why: z.string(),
    }),
  ),
}).openapi('TerritoryProposal');

type NameOf = (userId: string) => Promise<string>;
type Reader = { readonly actor: string; readonly locale: Locale; readonly nameOf: NameOf };

export async function presentHead(head: ProposalHead, { actor, locale, nameOf }: Reader) {
  const { id, setId, aim, name, branch, effectiveFrom, madeAt, madeBy, approvedAt, approvedBy } = head;
  return {
    id,
    setId,
    aim,
    aimText: messageOf(`territories.aim_${aim}`, {}, locale),
    name,
    branch,
    effectiveFrom,
    madeAt,
    approvedAt,
    madeBy: await nameOf(madeBy),
    approvedBy: approvedBy === null ? null : await nameOf(approvedBy),
    isOwn: madeBy === actor,
  };
}

export function presentProposal({ request, result }: Proposal, locale: Locale) {
  const names = new Map(result.before.territories.map((each) => [each.territoryId, labelOf(each)]));
  const { teamId, tolerance, continuityKm, movedMost, locks } = request;
  return {
    ...result,
    before: presentBalance(result.before),
    after: presentBalance(result.after),
    teamId,
    tolerance,
    continuityKm,
    movedMost,
    locks: [...locks],
    ...keptIn(result),
    constraints: result.constraints.map(({ constraint, tried, broken }) => ({
      constraint,
      tried,
      broken,
      text: messageOf(
        broken === 0 ? 'territory.kept' : 'territory.broken',
        { constraint: messageOf(`territory.constraint_${constraint}`, {}, locale), tried, broken },
        locale,
      ),
    })),
    conflict: result.conflict.map(({ constraint, point, district, activity }) =>
      messageOf(
        `territory.conflict_${constraint}`,
        {
          point: result.accountNames[point] ?? point,
          district: names.get(district) ?? district,
          activity: activity === '' ? '' : messageOf(`territories.activity_${activity}`, {}, locale),
        },
        locale,
      ),
    ),
    unplaced: { ...result.unplaced, names: [...result.unplaced.names] },
    withoutPotential: { ...result.withoutPotential, names: [...result.withoutPotential.names] },
    moves: result.moves.map((move) => presentMove(move, names, locale)),
  };
}

function keptIn({ before, moves, kept, owned }: Proposal['result']) {
  const gone = moves.filter(({ from }) => from !== null);
  // Shares are measures: what they are made of is shown exactly beside them.
  const [all, left] = [
    Number(decimalText(sumOf(before.territories, ({ revenue }) => revenue))),
    Number(decimalText(sumOf(gone, ({ revenue }) => revenue))),
  ];
  return { keptShare: owned === 0 ? 1 : kept / owned, keptRevenue: all > 0 ? 1 - left / all : null };
}

export function presentBalance({ territories, ...balance }: Balance) {
  return { ...balance, territories: [...territories] };
}

function labelOf({ code, holder, name }: TerritoryFigures): string {
  return `${code} ${holder ?? name}`;
}

function presentMove(
  { from, to, reason, activity, excess, change, ...move }: ProposedMove,
  names: ReadonlyMap<string, string>,
  locale: Locale,
) {
  const figure = (value: number) => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value);
  const [fromName, toName] = [from === null ? null : (names.get(from) ?? from), names.get(to) ?? to];
  const args = {
    point: move.account,
    from: fromName ?? '',
    to: toName,
    activity: activity === '' ? '' : messageOf(`territories.activity_${activity}`, {}, locale),
    excess: figure(excess),
    change: figure(change),
  };
  return {
    ...move,
    from: fromName,
    to: toName,
    fromId: from,
    toId: to,
    why: messageOf(`territories.why_${reason}`, args, locale),
  };
}
