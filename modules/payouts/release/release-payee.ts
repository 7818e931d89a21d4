// From what a run earns to what it pays: the plan's release of one payee, going on from what locked runs have left.
import {
  afterSales,
  isActive,
  releasePeriod,
  type AfterSales,
  type Plan,
  type ReleasableLine,
  type ReleaseInput,
  type ReleaseResult,
} from '@cordee/engine-compensation';
import { civilCalendar, compareDates, type EntityId, type Period } from '@cordee/kernel';
import type { ApprovedAdjustment } from '../adjust/adjustment.ts';
import type { PayeeInputs, PlanInputs } from '../run/gather-inputs.ts';
import { isSettled, NEVER_RELEASED, type NewRelease } from './release-entry.ts';
import type { RunInputs } from '../run/run-inputs.ts';
import { calculateWhole } from '../run/whole-plan.ts';

export type PayeeRelease = { readonly result: ReleaseResult; readonly next: NewRelease };

/** What a run has earned of a payee: the period's lines that it pays, corrections of earlier ones, adjustments. */
export type Releasable = Pick<ReleaseInput, 'lines'> & {
  readonly corrections: readonly ReleasableLine[];
  readonly adjustments: readonly ApprovedAdjustment[];
};

/** Null for a payee of a plan that releases all at once, of whom nothing waits. */
export function payeeReleaser(
  inputs: RunInputs,
): (payee: EntityId, releasable: () => Releasable) => PayeeRelease | null {
  const { own, released } = inputs;
  const after = salesAfter([own, ...inputs.heldBefore]);
  const known = knownOf(own);
  return (payee, releasable) => {
    const entry = released.get(payee) ?? null;
    const opening = entry?.released ?? NEVER_RELEASED;
    if (own.plan.release === null && isSettled(opening)) return null;
    const before = entry?.of?.period ?? null;
    const isAgain = before !== null && compareDates(own.period.to, before.to) <= 0;
    const period = isAgain ? before : own.period;
    const cancelled = cancellations(
      after(payee).cancellations,
      period,
      entry === null ? null : opening.undone,
    );
    const input = {
      ...releaseInput(own, known(payee), releasable()),
      period,
      collections: after(payee).collections,
      cancellations: cancelled.now,
    };
    const isHere = known(payee).inputs !== null;
    const advances: Advances = isHere ? advancesOf(own.period, isAgain, opening.advanced) : 'nothing';
    const plan = goingOn(own.plan, { isHere, advances, of: own.period, period });
    const result = releasePeriod(plan, input, opening.state);
    const next: NewRelease = {
      payeeId: payee,
      currency: own.plan.currency,
      place: (entry?.place ?? -1) + 1,
      of: { planCode: own.plan.code, period },
      released: {
        state: result.state,
        undone: cancelled.undone,
        advanced: advances === 'nothing' ? opening.advanced : withPeriod(opening.advanced, own.period),
      },
    };
    return { result, next };
  };
}

function releaseInput(
  { plan, period }: PlanInputs,
  { payee, inputs, proration }: Known,
  { lines, corrections, adjustments }: Releasable,
): Omit<ReleaseInput, 'period' | 'collections' | 'cancellations'> {
  const days = (inputs?.assignments ?? []).map(({ effectiveFrom }) => effectiveFrom);
  return {
    payee,
    calendar: civilCalendar,
    lines: [...lines.map((line) => ({ ...line, earnedIn: period })), ...corrections],
    terms: inputs?.terms ?? [],
    adjustments: adjustments
      .filter(({ amount }) => amount.currency === plan.currency)
      .map((each) => ({ ...each, component: null, place: { entity: each.id } })),
    proration,
    startedOn: days.toSorted(compareDates)[0] ?? null,
    otherPay: null,
    protectedPay: null,
    dependants: 0,
  };
}

/** What was gathered of a payee, null for one who has left the plan, and the part of the period that counts. */
type Known = Pick<ReleaseInput, 'payee' | 'proration'> & { readonly inputs: PayeeInputs | null };

function knownOf({ payees, whole }: PlanInputs): (payee: EntityId) => Known {
  const inputs = new Map(payees.map((each) => [each.payee, each]));
  const measured = whole === null ? [] : calculateWhole(whole).inputs;
  const prorations = new Map(measured.map(({ payee, proration = null }) => [payee, proration]));
  return (payee) => ({
    payee,
    inputs: inputs.get(payee) ?? null,
    proration: prorations.get(payee) ?? null,
  });
}

/**
 * What customers paid of the payee's sales and what was undone of them, under the plan and under those held before it; of
 * plans that do not ask, nothing.
 */
function salesAfter(plans: readonly PlanInputs[]): (payee: EntityId) => AfterSales {
  const each = plans.flatMap(({ plan, whole }) => {
    const last = whole?.periods.at(-1);
    return whole === null || !last || plan.release === null
      ? []
      : [afterSales(plan, last.facts.transactions, calculateWhole(whole).credits)];
  });
  return (payee) => {
    const found = each.map((after) => after(payee));
    return {
      collections: found.flatMap(({ collections }) => collections),
      cancellations: found.flatMap(({ cancellations: undone }) => undone),
    };
  };
}

/** Draws as the plan says, those of a period that others have gone past, or none: a period advances once. */
type Advances = 'as_planned' | 'late' | 'nothing';

function advancesOf(period: Period, isAgain: boolean, advanced: readonly string[] | null): Advances {
  if (!isAgain) return 'as_planned';
  return advanced === null || advanced.includes(period.code) ? 'nothing' : 'late';
}

function withPeriod(advanced: readonly string[] | null, { code }: Period): readonly string[] | null {
  return advanced === null || advanced.includes(code) ? advanced : [...advanced, code];
}

type Situation = {
  readonly isHere: boolean;
  readonly advances: Advances;
  /** The period that is paid, and the one, perhaps later, that the release goes on in. */
  readonly of: Period;
  readonly period: Period;
};

/**
 * The plan as it goes on: what a period has advanced it advances once, whichever runs pay it, and one that was held out
 * advances when it is paid; whoever has left the plan is paid what waits, and neither advanced nor guaranteed any more.
 */
function goingOn(plan: Plan, { isHere, advances, of, period }: Situation): Plan {
  const { release } = plan;
  if (release === null || advances === 'as_planned') return plan;
  const draws = release.draws.map((draw) =>
    advances === 'late' && isActive(draw, of)
      ? { ...draw, from: null, to: null, forgiven: 'never' as const }
      : { ...draw, to: period.from, forgiven: 'never' as const },
  );
  return { ...plan, release: { ...release, draws, guarantees: isHere ? release.guarantees : [] } };
}

type Cancellations = AfterSales['cancellations'];

/** Those that take back now: of the period, and of before it where its runs had not heard of them. */
function cancellations(
  all: Cancellations,
  period: Period,
  undone: readonly string[] | null,
): { readonly now: Cancellations; readonly undone: readonly string[] } {
  const done = new Set(undone);
  const due = all.filter(({ date }) => compareDates(date, period.to) < 0);
  const now = due
    .filter((each) => !done.has(keyOf(each)))
    .filter(({ date }) => undone !== null || compareDates(date, period.from) >= 0)
    .map((each) => ({ ...each, isLate: compareDates(each.date, period.from) < 0 }));
  return { now, undone: [...done.union(new Set(due.map(keyOf)))] };
}

function keyOf({ sale, code }: Cancellations[number]): string {
  return JSON.stringify([sale?.source ?? null, sale?.code ?? null, code]);
}
