// A round is tried, then opened: the same shares, frozen with everything that they follow from.
import { explainCell, quantityOf, type Allocation } from '@cordee/engine-planning';
import {
  civilCalendar,
  compareDates,
  compareDecimals,
  decimal,
  decimalText,
  numberOf,
  ok,
  periodByCode,
  periodsBetween,
  refused,
  ZERO,
  type Currency,
  type Decimal,
  type EntityId,
  type Explanation,
  type Period,
  type PlainDate,
  type Result,
  type Scope,
} from '@cordee/kernel';
import type { QuotaRoundStore } from './quota-rounds-store.ts';
import {
  allocateRound,
  placesOf,
  resultOf,
  type PlacedPerson,
  type Round,
  type RoundMethod,
  type RoundMode,
  type Seat,
  type Shares,
} from './round.ts';

export type OpenRoundDeps = {
  readonly store: QuotaRoundStore;
  readonly organisationName: (scope: Scope) => Promise<string>;
  readonly currencyOf: (tenant: string) => Promise<string>;
  /** Everybody who holds a position on the scope's day. */
  readonly placedPeople: (scope: Scope) => Promise<readonly PlacedPerson[]>;
  /** What every seller sold in each of some months; who sold nothing may be left out. */
  readonly monthlyResults: (
    scope: Scope,
    months: readonly Period[],
  ) => Promise<ReadonlyMap<EntityId, readonly string[]>>;
  readonly newId: () => string;
};

export type AskedRound = {
  readonly name: string;
  readonly period: string;
  readonly total: Decimal;
  readonly step: Decimal;
  readonly method: RoundMethod;
  readonly mode: RoundMode;
  readonly answersBy: PlainDate;
  readonly margin: Decimal;
  /** Figures that a hand has set, by level or seller. */
  readonly locks: Round['basis']['locks'];
};

export type TriedRound = { readonly shares: Shares; readonly allocation: Allocation };

/** What a total would give to each level and seller. Refuses rounds.nobody, kernel.period_unknown, and what the engine does. */
export async function tryRound(
  deps: OpenRoundDeps,
  scope: Scope,
  { period: code, total, step, method, locks }: Omit<AskedRound, 'name' | 'mode' | 'answersBy' | 'margin'>,
): Promise<Result<TriedRound>> {
  const period = periodByCode(civilCalendar, code);
  if (!period.ok) return period;
  const asOf = { effective: scope.today, change: null };
  const everybody: Scope = { ...scope, asOf, people: 'all', positions: 'all', branch: 0 };
  const placed = placesOf(await deps.organisationName(scope), await deps.placedPeople(everybody));
  if (placed.sellers.length === 0) return refused('rounds.nobody');
  const resultsOf = await readResults(deps, everybody, period.value);
  const seats = placed.sellers.map((seller): Seat => ({ ...seller, ...resultsOf(seller.sellerId) }));
  const currency = (await deps.currencyOf(scope.tenant)) as Currency; // the organisation's own, checked when it was set
  const basis = { nodes: placed.nodes, seats, locks };
  const shares = { period: period.value, currency, total, step, method, basis };
  const allocation = allocateRound(shares);
  return allocation.ok ? ok({ shares, allocation: allocation.value }) : allocation;
}

const yearsOfHistory = 2;

type Results = Pick<Seat, 'months' | 'before'>;

/** Of each seller the months before the period, as far as they are over, and those of a year before it. */
async function readResults(
  { monthlyResults }: OpenRoundDeps,
  scope: Scope,
  period: Period,
): Promise<(seller: EntityId) => Results> {
  const { today } = scope;
  const end = compareDates(today, period.from) < 0 ? today.with({ day: 1 }) : period.from;
  const past = months(end.subtract({ years: yearsOfHistory }), end);
  const yearAgo = months(period.from.subtract({ years: 1 }), period.to.subtract({ years: 1 }));
  const [history, before] = [await monthlyResults(scope, past), await monthlyResults(scope, yearAgo)];
  return (seller) => {
    const sold = past.map(({ code }, at) => ({ month: code, result: history.get(seller)?.[at] ?? '0' }));
    const first = sold.findIndex(({ result }) => compareDecimals(decimal(result), ZERO) > 0);
    const results = (before.get(seller) ?? []).map((result) => ({ result }));
    return { months: first === -1 ? [] : sold.slice(first), before: decimalText(resultOf(results)) };
  };
}

const months = (from: PlainDate, to: PlainDate): readonly Period[] =>
  periodsBetween(civilCalendar, 'month', from, to);

/** Refuses what `tryRound` does, and rounds.deadline_past. */
export async function openRound(
  deps: OpenRoundDeps,
  scope: Scope,
  asked: AskedRound,
): Promise<Result<{ readonly id: string }>> {
  const { name, mode, answersBy, margin } = asked;
  if (compareDates(answersBy, scope.today) < 0)
    return refused('rounds.deadline_past', { date: answersBy.toString() });
  const tried = await tryRound(deps, scope, asked);
  if (!tried.ok) return tried;
  const { shares, allocation } = tried.value;
  const id = deps.newId();
  const dossiers = shares.basis.seats.map(({ node, positionId, sellerId, managerId }) => ({
    id: deps.newId(),
    node,
    positionId,
    sellerId,
    managerId,
    allocated: figureAt(allocation, node),
  }));
  await deps.store.open(
    scope,
    { id, ...shares, measure: 'order_intake', name, mode, answersBy, margin },
    dossiers,
  );
  return ok({ id });
}

/** The year, or one month counted from 0, of a level or a seller. */
export function figureAt({ problem, years, cells }: Allocation, node: string, month?: number): Decimal {
  const at = problem.hierarchy.number.get(node);
  const steps = at === undefined ? 0 : month === undefined ? years[at] : cells[at * problem.months + month];
  return numberOf(quantityOf(problem.unit, steps ?? 0)) ?? ZERO;
}

/** Why the allocation gives a seller or a level what it gives. */
export function explainShare(round: Round, node: string): Result<Explanation> {
  const allocation = allocateRound(round);
  return allocation.ok ? explainCell(allocation.value, { node, month: null }) : allocation;
}
