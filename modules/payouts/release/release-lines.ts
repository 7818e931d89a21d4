// What the release of a run's pay adds to its lines, signed: with them the lines sum to what is paid.
import { label, step, type PayLine, type ReleaseResult } from '@cordee/engine-compensation';
import {
  minusMoney,
  sumMoney,
  type Currency,
  type Explanation,
  type Money,
  type RuleReference,
} from '@cordee/kernel';
import { amountOf } from '../late/correction.ts';
import type { LineKind } from '../run.ts';

/** What a component's lines of the run have earned. */
export type EarnedSum = { readonly component: string; readonly payable: Money };

export type ReleaseLine = {
  readonly kind: LineKind;
  readonly component: string;
  readonly payable: Money;
  readonly issue: string | null;
  readonly explanation: Explanation;
};

type Releasing = { readonly rule: RuleReference; readonly currency: Currency };

/**
 * By component what waits (below nothing) or falls due of before (above); then guarantees, draws, what is taken back and
 * withheld; last what could not be calculated, but adjustments, whose own lines say so. Example: 100.00 earned, 60 % due now → a line of -40.00.
 */
export function releaseLines(
  releasing: Releasing,
  earned: readonly EarnedSum[],
  { lines, withheld, issues }: ReleaseResult,
): readonly ReleaseLine[] {
  const paid = lines.filter(({ kind }) => kind === 'component');
  const components = [
    ...new Set([...earned, ...paid.map(({ code }) => ({ component: code }))].map((each) => each.component)),
  ];
  return [
    ...components.flatMap((component) => heldLine(releasing, component, { earned, paid })),
    ...lines.filter(({ kind }) => kind !== 'component' && kind !== 'adjustment').map(movementLine),
    ...withheld.map(({ code, amount, explanation }) =>
      lineOf('withheld', code, taken(releasing, amount, explanation)),
    ),
    ...issues
      .filter(({ refusal }) => !refusal.code.startsWith('compensation.adjustment_'))
      .map((issue) => issueLine(issue, releasing.currency)),
  ];
}

type Sums = { readonly earned: readonly EarnedSum[]; readonly paid: readonly PayLine[] };

function heldLine(releasing: Releasing, component: string, { earned, paid }: Sums): readonly ReleaseLine[] {
  const { currency } = releasing;
  const sum = sumMoney(
    earned.filter((each) => each.component === component).map(({ payable }) => payable),
    currency,
  );
  const due = paid.find(({ code }) => code === component);
  const now = due?.amount ?? { minor: 0n, currency };
  const difference = minusMoney(now, sum);
  if (difference.minor === 0n) return [];
  const args = { component, due: amountOf(now), earned: amountOf(sum) };
  const stem = difference.minor < 0n ? 'payouts.sentence_held_back' : 'payouts.sentence_freed';
  const explanation = step(
    'subtract',
    [due?.explanation ?? given('payouts.release_due_nothing', now), given('payouts.release_earned', sum)],
    { label: label(stem, args), rule: releasing.rule },
  );
  return [lineOf('held', component, { payable: difference, explanation })];
}

function given(key: string, money: Money): Explanation {
  return { kind: 'source', label: label(key), value: amountOf(money), place: {} };
}

function movementLine({ kind, code, amount, explanation }: PayLine): ReleaseLine {
  return lineOf(kind, code === '' ? kind : code, { payable: amount, explanation });
}

type Amounted = { readonly payable: Money; readonly explanation: Explanation };

function lineOf(kind: LineKind, component: string, amounted: Amounted): ReleaseLine {
  return { kind, component, issue: null, ...amounted };
}

function taken({ rule, currency }: Releasing, amount: Money, explanation: Explanation): Amounted {
  const nothing = given('payouts.release_due_nothing', { minor: 0n, currency });
  const said = { label: label('payouts.sentence_withheld'), rule };
  return {
    payable: { ...amount, minor: -amount.minor },
    explanation: step('subtract', [nothing, explanation], said),
  };
}

function issueLine({ code, refusal }: ReleaseResult['issues'][number], currency: Currency): ReleaseLine {
  return {
    kind: 'held',
    component: code,
    payable: { minor: 0n, currency },
    issue: refusal.code,
    explanation: { kind: 'issue', label: label('payouts.release_not_calculated'), value: null, refusal },
  };
}
