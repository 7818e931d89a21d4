// All that a run reads beyond its own period: what closed periods would pay today, what they have paid, what waits.
import type { EarnedLine } from '@cordee/engine-compensation';
import { invariant, ok, type EntityId, type Result, type Scope } from '@cordee/kernel';
import { isPaid, type ApprovedAdjustment } from '../adjust/adjustment.ts';
import { findCauses, type CorrectionCause } from '../late/correction-causes.ts';
import { differencesOf, type Difference } from '../late/difference.ts';
import { recomputedInMemory, type EarnAgain, type Recomputed } from '../late/earn-again.ts';
import { earnPayee } from './earn-payee.ts';
import { gatherInputs, type PlanInputs } from './gather-inputs.ts';
import { gatherHeldBefore } from '../release/held-before.ts';
import { ownersAt } from './plan-owner.ts';
import { findPlan, type InputDeps } from './plan-records.ts';
import type { ClosedPeriod, HeldKey, RunStore } from '../run-store.ts';
import type { Origin } from '../run.ts';
import { isSettled, type ReleaseEntry } from '../release/release-entry.ts';
import { isHeldOut, settledByKey, type Settled } from '../settle/settlement.ts';

export type RunInputDeps = InputDeps & { readonly store: RunStore };

export type RunQuestion = {
  readonly planCode: string;
  readonly period: string;
  /** The payees it is limited to; null: all. */
  readonly only: readonly EntityId[] | null;
  /** The closed periods to look at again; `all`: every earlier one. */
  readonly earlier: 'all' | readonly Origin[];
  /** Whether rows pay the period's own components, of which nothing is settled: their sales are not read. */
  readonly isOwnByRows?: boolean;
  /** For a run that keeps no reasoning and releases nothing: closed periods are calculated so where it can. */
  readonly again?: EarnAgain;
};

export type ExplainedDifference = Difference & {
  readonly causes: readonly CorrectionCause[];
  /** What the last run that settled it had calculated; null where it had nothing. Calculated when asked for: release asks. */
  readonly before: () => EarnedLine | null;
};

export type RunInputs = {
  readonly own: PlanInputs;
  /** The period's own components are paid by rows: `own` has no sales. */
  readonly isOwnByRows: boolean;
  readonly settled: Settled;
  /** What the period itself and earlier ones would pay today beside what they have paid. */
  readonly differences: readonly ExplainedDifference[];
  readonly adjustments: readonly ApprovedAdjustment[];
  /** What locked runs have left of each payee's release. */
  readonly released: ReadonlyMap<EntityId, ReleaseEntry>;
  /** Plans that payees held before, where something that they earned under them still follows its sales. */
  readonly heldBefore: readonly PlanInputs[];
  /** Payees who have left the plan and of whom something still waits. */
  readonly waiting: readonly EntityId[];
};

/** Reads everything as known at the scope's change, so that the same question gives the same answer for ever. */
export async function gatherRun(
  deps: RunInputDeps,
  frozen: Scope,
  question: RunQuestion,
): Promise<Result<RunInputs>> {
  const { planCode, only, isOwnByRows = false } = question;
  const reading = isOwnByRows ? { ...deps, sales: nothingSold } : deps;
  const found = await findPlan(deps, frozen, planCode, question.period);
  if (!found.ok) return found;
  const due = { planCode, by: found.value.period.from, only };
  const [own, cells, settled, held, left, closed, approved] = await Promise.all([
    gatherInputs(reading, frozen, planCode, question.period, only),
    deps.plans.assignments(frozen),
    deps.store.settled(frozen, only),
    deps.store.held(frozen),
    deps.store.released(frozen, only),
    deps.store.closedPeriods(frozen),
    deps.store.approvedAdjustments(frozen, due),
  ]);
  if (!own.ok) return own;
  const reader: Reader = {
    deps,
    frozen,
    planCode,
    only,
    settled: settledByKey(settled),
    held,
    ownerOf: ownersAt(cells, own.value.period.to),
    again: question.again ?? null,
  };
  const differences: ExplainedDifference[] = [];
  for (const each of periodsToRead(closed, own.value, question)) {
    const difference = await differencesIn(reader, each, own.value);
    if (!difference.ok) return difference;
    differences.push(...difference.value);
  }
  const adjustments = approved.filter((each) => !isPaid(each, reader.settled));
  const { currency } = own.value.plan;
  const entries = left.filter((each) => each.currency === currency);
  const waiting = entries.filter(({ released }) => !isSettled(released)).filter(isPostedBy(reader));
  return ok({
    own: own.value,
    isOwnByRows,
    settled: reader.settled,
    differences,
    adjustments,
    heldBefore: await gatherHeldBefore(deps, frozen, { own: own.value, entries, cells }),
    released: new Map(entries.map((each) => [each.payeeId, each])),
    waiting: waiting.map(({ payeeId }) => payeeId),
  });
}

const nothingSold: RunInputDeps['sales'] = {
  sales: async () => [],
  originals: async () => [],
};

type Reader = {
  readonly deps: RunInputDeps;
  readonly frozen: Scope;
  readonly planCode: string;
  readonly only: readonly EntityId[] | null;
  readonly settled: Settled;
  readonly held: readonly HeldKey[];
  /** The plan whose runs post a payee's corrections: the last one held, so that exactly one does. */
  readonly ownerOf: (payee: EntityId) => string | null;
  readonly again: EarnAgain | null;
};

function periodsToRead(
  all: readonly ClosedPeriod[],
  { period, plan }: PlanInputs,
  { earlier, isOwnByRows = false }: RunQuestion,
): readonly ClosedPeriod[] {
  const isOwn = (each: ClosedPeriod) =>
    !isOwnByRows && each.planCode === plan.code && each.periodCode === period.code;
  if (earlier === 'all')
    return all.filter((each) => isOwn(each) || Temporal.PlainDate.compare(each.from, period.from) < 0);
  return all.filter(
    (each) =>
      isOwn(each) ||
      earlier.some(
        ({ planCode, periodCode }) => planCode === each.planCode && periodCode === each.periodCode,
      ),
  );
}

async function differencesIn(
  reader: Reader,
  closed: ClosedPeriod,
  own: PlanInputs,
): Promise<Result<readonly ExplainedDifference[]>> {
  const isOwn = closed.planCode === own.plan.code && closed.periodCode === own.period.code;
  const settledThere = settledPayees(reader.settled, closed);
  const candidates =
    closed.planCode === reader.planCode ? reader.only : settledThere.filter(isOurs(reader, closed));
  if (candidates?.length === 0) return ok([]);
  const [isAsked, isPosted] = [among(reader.only), isOurs(reader, closed)];
  const found = (now: Recomputed): readonly Difference[] => {
    if (now.plan.currency !== own.plan.currency) return [];
    const assigned = now.payees.filter(among(candidates));
    const payees = [...new Set([...settledThere, ...assigned])].filter(
      (payee) => isAsked(payee) && (isOwn || isPosted(payee)),
    );
    return differencesOf(now, payees, {
      settled: reader.settled,
      isAwaited: isOwn ? () => true : isHeld(reader.held, closed),
    });
  };
  const again = isOwn ? null : ((await reader.again?.(closed)) ?? null);
  if (again !== null) return again.ok ? ok(found(again.value).map(withoutCauses)) : again;
  const now = isOwn ? ok(own) : await gather(reader, reader.frozen, closed, candidates);
  if (!now.ok) return now;
  const differences = found(recomputedInMemory(now.value));
  return reader.again === null
    ? withCauses(reader, closed, now.value, differences)
    : ok(differences.map(withoutCauses));
}

function among(payees: readonly EntityId[] | null): (payee: EntityId) => boolean {
  const wanted = payees === null ? null : new Set(payees);
  return (payee) => wanted === null || wanted.has(payee);
}

function withoutCauses(difference: Difference): ExplainedDifference {
  const before = (): EarnedLine | null => {
    invariant(false, 'a run that releases asks with the reasoning');
  };
  return { ...difference, causes: [], before };
}

function settledPayees(settled: Settled, closed: Origin): readonly EntityId[] {
  const there = [...settled.values()].flatMap(([first]) =>
    first && first.planCode === closed.planCode && first.periodCode === closed.periodCode
      ? [first.payeeId]
      : [],
  );
  return [...new Set(there)];
}

function isOurs({ planCode, ownerOf }: Reader, closed: Origin): (payee: EntityId) => boolean {
  return (payee) => (ownerOf(payee) ?? closed.planCode) === planCode;
}

/** What was held out of a closed period waits for its own supplementary run; it is no correction. */
function isHeld(held: readonly HeldKey[], closed: Origin): (payee: EntityId, component: string) => boolean {
  const here = held.filter(
    ({ planCode, periodCode }) => planCode === closed.planCode && periodCode === closed.periodCode,
  );
  const isHere = isHeldOut(here);
  return (payeeId, component) => isHere({ payeeId, component });
}

/** What waits is paid by the plan held now, or by the one that earned it. */
function isPostedBy({ planCode, ownerOf }: Reader): (entry: ReleaseEntry) => boolean {
  return ({ payeeId, of }) => (ownerOf(payeeId) ?? of?.planCode) === planCode;
}

function gather(
  { deps }: Reader,
  scope: Scope,
  { planCode, periodCode }: Origin,
  payees: readonly EntityId[] | null,
): Promise<Result<PlanInputs>> {
  return gatherInputs(deps, scope, planCode, periodCode, payees);
}

/** Beside each difference, what its payee's last settling run had read. */
async function withCauses(
  reader: Reader,
  closed: ClosedPeriod,
  now: PlanInputs,
  differences: readonly Difference[],
): Promise<Result<readonly ExplainedDifference[]>> {
  const explained: ExplainedDifference[] = [];
  const byKnown = Map.groupBy(differences, ({ settled }) => settled.at(-1)?.runKnown ?? closed.known);
  for (const [known, group] of byKnown) {
    const payees = [...new Set(group.map(({ payeeId }) => payeeId))];
    const then = await gather(
      reader,
      { ...reader.frozen, asOf: { ...reader.frozen.asOf, change: known } },
      closed,
      payees,
    );
    if (!then.ok) return then;
    for (const difference of group)
      explained.push({
        ...difference,
        causes: findCauses(readOf(then.value, difference), readOf(now, difference)),
        before: () => lineThen(then.value, difference),
      });
  }
  return ok(explained);
}

function readOf({ plan, payees }: PlanInputs, { payeeId }: Difference) {
  return { planVersion: plan.version, inputs: payees.find(({ payee }) => payee === payeeId) ?? null };
}

function lineThen(then: PlanInputs, { payeeId, component }: Difference): EarnedLine | null {
  const inputs = then.payees.find(({ payee }) => payee === payeeId);
  if (inputs === undefined) return null;
  return earnPayee(then, inputs).lines.find((line) => line.component === component) ?? null;
}
