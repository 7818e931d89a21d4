import { invariant, minusMoney, sumMoney } from '@cordee/kernel';
import type { Explanation, Money } from '@cordee/kernel';
import { label, step } from '../earn/step.ts';
import { ruleOf } from '../plan-format/plan.ts';
import type { Plan } from '../plan-format/plan.ts';
import { adjust } from './adjust.ts';
import { applyDraws } from './apply-draws.ts';
import type { Drawn } from './apply-draws.ts';
import { applyGuarantees } from './apply-guarantees.ts';
import { applyLimits } from './apply-limits.ts';
import type { ComponentDue } from './apply-limits.ts';
import { divideLine } from './divide-line.ts';
import { fallDue } from './fall-due.ts';
import { joinEarned, joinShares } from './held-shares.ts';
import { added, moneyOf, nothing, payStep } from './pay-step.ts';
import type { Paying } from './pay-step.ts';
import { releaseField } from './release-field.ts';
import type { Release } from './release-field.ts';
import type { ReleaseInput } from './release-input.ts';
import type { PayLine, ReleasedLine, ReleaseResult } from './release-result.ts';
import { balancesOf, scheduleOf, stillTakenBack, windowsAfter } from './release-balances.ts';
import type { ReleaseState } from './release-state.ts';
import { settleClawback } from './settle-clawback.ts';
import { takeBack } from './take-back.ts';
import { withhold } from './withhold.ts';

/**
 * From earned to payable for one payee and period: what falls due by the schedule, less what is undone, then limits,
 * guarantees, adjustments, draws, clawbacks and withholdings in this order. Sums are whole minor units at every point.
 * What was earned never changes: over any periods, earned = released + held + carried + lost, to the cent. The state
 * that comes out is the opening of the next period. Never throws on business data: what is refused is an issue.
 * Example: 16,000.00 earned, 60 % at the period's end and 40 % on collection → 9,600.00 payable, 6,400.00 held.
 */
export function releasePeriod(plan: Plan, input: ReleaseInput, opening: ReleaseState): ReleaseResult {
  const paying = { rule: ruleOf(plan, 'release'), currency: plan.currency, input };
  const release = plan.release ?? PAID_AT_PERIOD_END;
  const due = dueInPeriod({ paying, plan, release, opening });
  const pay = payForPeriod(paying, release, { due, opening });
  const { undone, fallen, limited, guaranteed, adjusted } = due;
  const { drawn, settled, withheld } = pay;
  const state: ReleaseState = {
    held: fallen.held,
    windows: windowsAfter(opening.windows, [...limited.windows, ...guaranteed.windows]),
    carried: limited.carried,
    draws: drawn.draws,
    outstanding: settled.balance.after.minor === 0n ? null : settled.balance.after,
    earned: stillTakenBack(release.clawback, undone.earned, input.period),
  };
  const payable = moneyOf(settled.payable);
  return {
    payee: input.payee,
    period: input.period.code,
    released: fallen.released,
    lost: [...undone.lost, ...fallen.lost, ...limited.lost],
    lines: linesOf(due, pay),
    balances: [...balancesOf(opening, state, plan.currency), ...drawn.balances, settled.balance],
    schedule: scheduleOf(state),
    advance: totalOf(
      paying,
      drawn.lines.filter(({ paidAtStart }) => paidAtStart),
    ),
    payable,
    withheld,
    net: minusMoney(payable, totalOf(paying, withheld)),
    forgiven: drawn.forgiven,
    issues: [undone, fallen, limited, guaranteed, adjusted, drawn, settled].flatMap(({ issues }) => issues),
    explanation: sentence(paying, settled.payable),
    state,
  };
}

type Releasing = {
  readonly paying: Paying;
  readonly plan: Plan;
  readonly release: Release;
  readonly opening: ReleaseState;
};

/** What falls due in the period, limited and guaranteed; below zero where corrections exceed it. */
function dueInPeriod({ paying, plan, release, opening }: Releasing) {
  const lines = paying.input.lines.filter(({ pays }) => pays === undefined || pays === 'money');
  const divided = lines.map((line) => divideLine(paying, release, line));
  const shares = divided.flatMap((line) => line.shares);
  const earned = divided.flatMap((line) => line.earned);
  const undone = takeBack(paying, release.clawback, {
    shares: joinShares(paying, opening.held, shares),
    earned: joinEarned(opening.earned, earned),
  });
  const fallen = fallDue(paying, undone.shares);
  const limited = applyLimits(paying, release.limits, componentDues(paying, plan, fallen.released), opening);
  const guaranteed = applyGuarantees(paying, release.guarantees, limited.kept, opening);
  const adjusted = adjust(paying, release);
  const signed = withExtras(paying, limited.groups, [...guaranteed.topUps, ...adjusted.lines.map(nodeOf)]);
  return { undone, fallen, limited, guaranteed, adjusted, signed };
}

type Due = ReturnType<typeof dueInPeriod>;
type Paid = ReturnType<typeof payForPeriod>;

/** What is paid of the due, after draws, clawbacks and withholdings. */
function payForPeriod(
  paying: Paying,
  release: Release,
  { due: { signed, undone }, opening }: { readonly due: Due; readonly opening: ReleaseState },
) {
  const zero = nothing(paying);
  const due = payStep(paying, 'maximum', ['compensation.release_not_negative'], [signed, zero]);
  const drawn = applyDraws(paying, release.draws, { due, draws: opening.draws });
  const settled = settleClawback(paying, release.clawback, {
    pay: withDraws(paying, drawn),
    below: payStep(paying, 'slice', ['compensation.release_below_zero'], [zero, signed]),
    charges: undone.charges,
    outstanding: opening.outstanding,
  });
  const withheld = withhold(paying, release, wholePay(paying, settled.payable, drawn));
  return { drawn, settled, withheld };
}

/** The signed lines that sum to what is paid at the start and at the end of the period. */
function linesOf({ limited, guaranteed, adjusted }: Due, { drawn, settled }: Paid): readonly PayLine[] {
  return [
    ...limited.kept.map(({ component, node }) => payLine('component', component, node)),
    ...guaranteed.topUps.map(({ code, node }) => payLine('guarantee', code, node)),
    ...adjusted.lines,
    ...drawn.lines,
    ...settled.lines,
  ].filter(({ amount }) => amount.minor !== 0n);
}

function totalOf(paying: Paying, list: readonly { readonly amount: Money }[]): Money {
  return sumMoney(
    list.map(({ amount }) => amount),
    paying.currency,
  );
}

const PAID_AT_PERIOD_END = emptyRelease();

function emptyRelease(): Release {
  const read = releaseField.read({}, '$');
  invariant(read.ok, 'every key of a release has a fallback');
  return read.value;
}

/** What falls due by component, in the plan's order. */
function componentDues(
  paying: Paying,
  plan: Plan,
  released: readonly ReleasedLine[],
): readonly ComponentDue[] {
  const byComponent = Map.groupBy(released, ({ component }) => component);
  const known = plan.components.map(({ code }) => code).filter((code) => byComponent.has(code));
  const order = [...known, ...[...byComponent.keys()].filter((code) => !known.includes(code))];
  return order.map((component) => ({
    component,
    node: added(
      paying,
      ['compensation.release_component_due', { component }],
      (byComponent.get(component) ?? []).map(({ explanation }) => explanation),
    ),
  }));
}

type Extra = { readonly node: Explanation };

function withExtras(paying: Paying, groups: readonly Extra[], extras: readonly Extra[]): Explanation {
  const due = added(
    paying,
    ['compensation.release_pay_of_components'],
    groups.map(({ node }) => node),
  );
  if (extras.length === 0) return due;
  return added(paying, ['compensation.release_with_adjustments'], [due, ...extras.map(({ node }) => node)]);
}

/** The due after draws, with those that are paid at the period's end. */
function withDraws(paying: Paying, { due, lines }: Drawn): Explanation {
  const advances = lines.filter(({ kind, paidAtStart }) => kind === 'draw_advance' && !paidAtStart);
  if (advances.length === 0) return due;
  return added(
    paying,
    ['compensation.release_with_draws'],
    [due, ...advances.map(({ explanation }) => explanation)],
  );
}

function wholePay(paying: Paying, payable: Explanation, { lines }: Drawn): Explanation {
  const before = lines.filter(({ paidAtStart }) => paidAtStart).map(({ explanation }) => explanation);
  return before.length === 0
    ? payable
    : added(paying, ['compensation.release_total_pay'], [payable, ...before]);
}

function payLine(kind: PayLine['kind'], code: string, explanation: Explanation): PayLine {
  return { kind, code, amount: moneyOf(explanation), paidAtStart: false, explanation };
}

function nodeOf({ explanation }: PayLine): Extra {
  return { node: explanation };
}

function sentence({ rule, input }: Paying, payable: Explanation): Explanation {
  return step('identity', [payable], {
    label: label('compensation.sentence_release', { period: input.period.code }),
    rule,
  });
}
