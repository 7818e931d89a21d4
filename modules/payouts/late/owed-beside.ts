// What a run owes beside its own period, and to whom: few payees as a rule, calculated in memory while SQL pays the rest.
import type { Plan, Reporting } from '@cordee/engine-compensation';
import { compareDates, type EntityId, type Period, type Scope } from '@cordee/kernel';
import { isPaid } from '../adjust/adjustment.ts';
import type { ClosedWindow, LateFact, LateFacts } from './late-facts.ts';
import type { MemoryNeed } from '../run/memory-need.ts';
import { isRolledUp, peopleAbove } from '../run/payee-facts.ts';
import { hasDatedQuotas } from '../run/payee-terms.ts';
import { ownersAt } from '../run/plan-owner.ts';
import { reachOf } from '../many-rows/plan-reach.ts';
import { findPlan, type InputDeps, type PlanRecords } from '../run/plan-records.ts';
import { isSettled } from '../release/release-entry.ts';
import type { ClosedPeriod, RunStore } from '../run-store.ts';
import type { Origin } from '../run.ts';
import { settledByKey } from '../settle/settlement.ts';

export type OwedDeps = InputDeps & { readonly store: RunStore; readonly late?: LateFacts };

export type OwedBeside =
  | { readonly in: 'memory'; readonly because: MemoryNeed }
  | {
      readonly in: 'rows';
      /** Who has lines beside the period's own, which rows pay. */
      readonly beside: readonly EntityId[];
      /** Of whom all lines are calculated: something of theirs waits, or of the period itself is settled already. */
      readonly whole: readonly EntityId[];
      readonly earlier: readonly Origin[];
    };

/**
 * Whoever has more than the period's own lines. A fact that came after a closed period's run concerns somebody, those who
 * share sales with them, the managers above them: nobody else's closed pay can differ, so that nobody else's is
 * calculated again. Example: a late order of one of 1,000 payees gives that payee, and no manager where none is credited.
 */
export async function owedBeside(deps: OwedDeps, frozen: Scope, own: PlanRecords): Promise<OwedBeside> {
  if (own.plan.release !== null) return inMemory('release');
  const all = await deps.store.closedPeriods(frozen);
  if (all.length > 0 && deps.late === undefined) return inMemory('late_facts_unread');
  const closed = all.filter(isBefore(own));
  const moved = await movedPeriods(deps, frozen, own, closed);
  if (moved.in === 'memory') return moved;
  const whole = new Set(await payeesWhole(deps, frozen, own));
  const known = await payeesBeside(deps, frozen, own);
  const beside = new Set([...moved.payees, ...known]).difference(whole);
  if ((beside.size + whole.size) * 2 > own.payees.length) return inMemory('many_payees_reached');
  const earlier = known.length > 0 || whole.size > 0 ? closed : moved.earlier;
  return { in: 'rows', beside: [...beside], whole: [...whole], earlier };
}

const inMemory = (because: MemoryNeed) => ({ in: 'memory', because }) as const;

/** A closed period with the plan of then, as the run of now reads it. */
type Closed = ClosedPeriod & { readonly plan: Plan; readonly period: Period };
type Moved = Pick<Extract<OwedBeside, { in: 'rows' }>, 'in' | 'earlier'> & {
  readonly payees: readonly EntityId[];
};
type Failed = Extract<OwedBeside, { in: 'memory' }>;

/** The closed periods that a run corrects beside its own. */
function isBefore({ plan, period }: PlanRecords): (closed: ClosedPeriod) => boolean {
  return ({ planCode, periodCode, from }) =>
    !(planCode === plan.code && periodCode === period.code) && compareDates(from, period.from) < 0;
}

/** Whose pay of a closed period late facts can move, and in which periods. */
async function movedPeriods(
  deps: OwedDeps,
  frozen: Scope,
  own: PlanRecords,
  all: readonly ClosedPeriod[],
): Promise<Moved | Failed> {
  const nothing = { in: 'rows', payees: [], earlier: [] } as const;
  if (all.length === 0 || deps.late === undefined) return nothing;
  const read = await readClosed(deps, frozen, own, all);
  if (read.in === 'memory') return read;
  const found = await deps.late.late(frozen, read.closed.map(windowOf));
  if (!found.ok) return inMemory('late_facts_unread');
  const isOurs = await openOwnership(deps, frozen, own);
  const payees = new Set<EntityId>();
  const earlier: Origin[] = [];
  for (const [place, closed] of read.closed.entries()) {
    const late = found.value.filter((fact) => fact.place === place);
    const reached = await reachedBy(deps, frozen, closed, late);
    if (reached === null)
      return inMemory(
        reachOf(closed.plan, closed.period).readsEverybody ? 'payees_compared' : 'facts_of_everybody',
      );
    const ours = reached.filter(isOurs(closed));
    for (const payee of ours) payees.add(payee);
    if (ours.length > 0) earlier.push(closed);
  }
  return { in: 'rows', payees: [...payees], earlier };
}

type ReadClosed = { readonly in: 'rows'; readonly closed: readonly Closed[] };

/** The closed periods that the run corrects, of which the plan is today what it was. */
async function readClosed(
  deps: OwedDeps,
  frozen: Scope,
  { plan: { currency } }: PlanRecords,
  all: readonly ClosedPeriod[],
): Promise<ReadClosed | Failed> {
  const closed: Closed[] = [];
  for (const each of all) {
    if (each.regular === null) return inMemory('closed_for_some_payees');
    const then = { ...frozen, asOf: { ...frozen.asOf, change: each.regular } };
    const now = await findPlan(deps, frozen, each.planCode, each.periodCode);
    const before = await findPlan(deps, then, each.planCode, each.periodCode);
    if (!now.ok || !before.ok || textOf(now.value) !== textOf(before.value)) return inMemory('plan_changed');
    const { plan, period } = now.value;
    if (plan.currency === currency) closed.push({ ...each, plan, period });
  }
  return { in: 'rows', closed };
}

function textOf({ document, period: { from, to } }: Pick<PlanRecords, 'document' | 'period'>): string {
  return JSON.stringify([document, from.toString(), to.toString()]);
}

function windowOf({ plan, period, regular }: Closed, place: number): ClosedWindow {
  const { isAlone, salesFrom } = reachOf(plan, period);
  return {
    place,
    after: regular ?? 0n,
    salesFrom,
    end: period.to,
    quotasEnd: hasDatedQuotas(plan) ? period.to.add({ years: 1 }) : period.to,
    isWhole: !isAlone,
  };
}

/** The people whom late facts of a closed period concern, all who share their sales and all above them; null: anybody. */
async function reachedBy(
  deps: OwedDeps,
  frozen: Scope,
  { plan, period, regular }: Closed,
  late: readonly LateFact[],
): Promise<readonly EntityId[] | null> {
  if (late.length === 0) return [];
  if (reachOf(plan, period).readsEverybody || late.some(({ person }) => person === null)) return null;
  const named = new Set(late.flatMap(({ person }) => person ?? []));
  const isShared = plan.crediting.some(({ type }) => type === 'split');
  const told = late
    .filter(({ table }) => !tablesOfSales.includes(table))
    .flatMap(({ person }) => person ?? []);
  const days = { from: reachOf(plan, period).salesFrom, to: period.to };
  const sharing =
    isShared && told.length > 0 ? await deps.late?.sharing(frozen, [...new Set(told)], days) : [];
  const people = named.union(new Set(sharing));
  if (!isRolledUp(plan)) return [...people];
  const scopes = late.some(({ table }) => tablesOfHierarchy.includes(table))
    ? [frozen, { ...frozen, asOf: { ...frozen.asOf, change: regular } }]
    : [frozen];
  const reports: Reporting[] = [];
  for (const scope of scopes) reports.push(...((await deps.reporting?.(scope)) ?? []));
  return peopleAbove(people, reports);
}

const tablesOfSales = ['transaction', 'transaction_split', 'deal'];
const tablesOfHierarchy = ['position', 'position_holder', 'person'];

async function openOwnership(
  { plans }: OwedDeps,
  frozen: Scope,
  { plan, period }: PlanRecords,
): Promise<(closed: Origin) => (payee: EntityId) => boolean> {
  const ownerOf = ownersAt(await plans.assignments(frozen), period.to);
  return (closed) => (payee) => (ownerOf(payee) ?? closed.planCode) === plan.code;
}

/** Who has more lines than the period's own whatever came late: adjustments and holds. */
async function payeesBeside(
  { store }: OwedDeps,
  frozen: Scope,
  { plan, period }: PlanRecords,
): Promise<readonly EntityId[]> {
  const approved = await store.approvedAdjustments(frozen, {
    planCode: plan.code,
    by: period.from,
    only: null,
  });
  const asked = [...new Set(approved.map(({ payeeId }) => payeeId))];
  const settled = settledByKey(asked.length === 0 ? [] : await store.settled(frozen, asked));
  const adjusted = approved.filter((each) => !isPaid(each, settled)).map(({ payeeId }) => payeeId);
  const held = (await store.held(frozen)).map(({ payeeId }) => payeeId);
  return [...adjusted, ...held];
}

/** Whose own lines of the period are not what its sales say alone: what waits, what is settled, what a void cut across. */
async function payeesWhole(
  { store, late }: OwedDeps,
  frozen: Scope,
  { plan, period }: PlanRecords,
): Promise<readonly EntityId[]> {
  const waiting = (await store.released(frozen, null)).filter(({ released }) => !isSettled(released));
  const own = { planCode: plan.code, periodCode: period.code };
  const entangled = (await late?.entangled(frozen, own)) ?? [];
  return [...waiting.map(({ payeeId }) => payeeId), ...entangled];
}
