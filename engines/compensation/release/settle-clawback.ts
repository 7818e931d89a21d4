import type { Explanation, Money } from '@cordee/kernel';
import type { Clawback } from './clawback-field.ts';
import { ceilingOf } from './deduct-clawback.ts';
import { added, given, moneyOf, noMoney, nothing, payStep } from './pay-step.ts';
import type { Paying } from './pay-step.ts';
import type { Balance, PayLine, ReleaseIssue } from './release-result.ts';
import type { TakenBack } from './take-back.ts';

export type Settling = {
  /** The pay before anything is taken back, never negative. */
  readonly pay: Explanation;
  /** What the period's due was below zero; not negative. */
  readonly below: Explanation;
  readonly charges: TakenBack['charges'];
  readonly outstanding: Money | null;
};

export type Settled = {
  readonly payable: Explanation;
  readonly lines: readonly PayLine[];
  readonly balance: Balance;
  readonly issues: readonly ReleaseIssue[];
};

/**
 * Takes from the pay what is taken back: at once where the plan lets pay fall below zero, else up to the ceiling, and the
 * rest stays to be taken from later pay. A due below zero is treated alike.
 */
export function settleClawback(paying: Paying, clawback: Clawback | null, settling: Settling): Settled {
  const { pay, below, charges } = settling;
  const before = settling.outstanding ?? noMoney(paying);
  const isAtOnce = clawback?.negative_pay === true;
  const kept = !isAtOnce && moneyOf(below).minor > 0n;
  const owed = [
    ...(before.minor === 0n ? [] : [given(before, ['compensation.release_outstanding_before'])]),
    ...charges.map(({ node }) => node),
    ...(kept ? [below] : []),
  ];
  const total = added(paying, ['compensation.release_outstanding'], owed);
  const ceiling = ceilingOf(paying, clawback, pay);
  const issues = ceiling.ok ? [] : [{ code: 'clawback', refusal: ceiling.refusal }];
  const most = ceiling.ok ? ceiling.value : nothing(paying);
  const taken =
    most === null ? total : payStep(paying, 'minimum', ['compensation.release_clawback_now'], [total, most]);
  const after = { ...before, minor: moneyOf(total).minor - moneyOf(taken).minor };
  const takes = [
    ...(moneyOf(taken).minor === 0n ? [] : [taken]),
    ...(isAtOnce && moneyOf(below).minor > 0n ? [below] : []),
  ];
  return {
    payable:
      takes.length === 0
        ? pay
        : payStep(paying, 'subtract', ['compensation.release_total_pay'], [pay, ...takes]),
    lines: [
      ...(kept ? [lineOf('below_zero', below)] : []),
      ...(moneyOf(taken).minor === 0n ? [] : [lineOf('clawback', negative(paying, taken))]),
    ],
    balance: { kind: 'clawback', code: '', before, after },
    issues,
  };
}

function negative(paying: Paying, node: Explanation): Explanation {
  return payStep(paying, 'subtract', ['compensation.release_clawback_now'], [nothing(paying), node]);
}

function lineOf(kind: PayLine['kind'], explanation: Explanation): PayLine {
  return { kind, code: kind, amount: moneyOf(explanation), paidAtStart: false, explanation };
}
