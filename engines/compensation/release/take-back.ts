import { compareDates, ok, refused } from '@cordee/kernel';
import type { Explanation, Money, Refusal, Result } from '@cordee/kernel';
import { label, step, valueOf } from '../earn/step.ts';
import type { Clawback } from './clawback-field.ts';
import { collectedFor } from './collected.ts';
import type { DueShare } from './divide-line.ts';
import { isSameSale } from './held-shares.ts';
import { dividedToCents, given, moneyOf, payStep, statedNumber, statedShare, toCents } from './pay-step.ts';
import type { Paying } from './pay-step.ts';
import type { Cancellation } from './release-input.ts';
import type { LostLine, ReleaseIssue } from './release-result.ts';
import type { EarnedShare } from './release-state.ts';

export type TakenBack = {
  readonly shares: readonly DueShare[];
  readonly earned: readonly EarnedShare[];
  readonly lost: readonly LostLine[];
  /** What had been released, to take from pay. */
  readonly charges: readonly { readonly code: string; readonly node: Explanation }[];
  readonly issues: readonly ReleaseIssue[];
};

/** A sale undone in part or whole, with the part as a step. */
type Undone = Cancellation & { readonly undone: Explanation; readonly mustMatch: boolean };

/**
 * Takes back the commission of the period's refunds and cancellations, at what the sale earned on its day. What is not
 * released yet is cancelled; the rest is charged. Together they are never more than the sale earned.
 */
export function takeBack(
  paying: Paying,
  clawback: Clawback | null,
  opening: Pick<TakenBack, 'shares' | 'earned'>,
): TakenBack {
  let state: TakenBack = { ...opening, lost: [], charges: [], issues: [] };
  if (clawback === null) return state;
  for (const undone of [...cancelled(paying), ...uncollected(paying, clawback, opening.earned)]) {
    state = takeBackOne(paying, clawback, state, undone);
  }
  return state;
}

function cancelled(paying: Paying): readonly Undone[] {
  const { input } = paying;
  return input.cancellations
    .filter(
      ({ date, isLate = false }) =>
        isLate || (compareDates(date, input.period.from) >= 0 && compareDates(date, input.period.to) < 0),
    )
    .map((each) => {
      const key = ['compensation.release_clawback_undone', { code: each.code }] as const;
      const undone: Explanation = {
        kind: 'source',
        label: label(...key),
        value: { kind: 'percentage', ratio: each.share },
        place: each.place,
      };
      return { ...each, undone, mustMatch: true };
    });
}

/** Sales whose last day to be collected lies in the period, for the part that was not. */
function uncollected(paying: Paying, clawback: Clawback, earned: readonly EarnedShare[]): readonly Undone[] {
  const days = clawback.uncollected_after_days;
  if (days === null) return [];
  const { collections, period } = paying.input;
  return collections.flatMap((collection): readonly Undone[] => {
    const date = collection.soldOn.add({ days });
    const isNow = compareDates(date, period.from) >= 0 && compareDates(date, period.to) < 0;
    const { sale, soldOn, place } = collection;
    if (!isNow || !earned.some((each) => isSameSale(each.sale, sale))) return [];
    const cash = collectedFor(paying, { sale, from: soldOn, to: soldOn }, period.to);
    if (!cash.ok || cash.value === null || cash.value.isAll) return [];
    const { paid, toCollect } = cash.value;
    const left = payStep(paying, 'subtract', ['compensation.release_to_collect'], [toCollect, paid]);
    const rounding = { mode: 'half-even', scale: 18 } as const;
    const said = label('compensation.release_clawback_undone', { code: sale.code });
    const undone = step('divide', [left, toCollect], { label: said, rule: paying.rule, rounding });
    const value = valueOf(undone);
    if (value.kind !== 'percentage') return [];
    const whole = { component: null, earnedIn: null, servedMonths: null, contractMonths: null };
    return [
      { ...whole, code: sale.code, date, sale, soldOn, place, share: value.ratio, undone, mustMatch: false },
    ];
  });
}

function takeBackOne(paying: Paying, clawback: Clawback, state: TakenBack, undone: Undone): TakenBack {
  const matching = state.earned.filter((each) => isMeant(undone, each));
  if (matching.length === 0) {
    if (!undone.mustMatch) return state;
    return withIssue(
      state,
      undone,
      refused('compensation.clawback_sale_unknown', { code: undone.code }, undone.place).refusal,
    );
  }
  return matching.reduce(
    (before, share) => takeBackShare(paying, clawback, before, { undone, share }),
    state,
  );
}

function isMeant({ sale, component, earnedIn }: Undone, share: EarnedShare): boolean {
  const isSale = sale !== null ? isSameSale(share.sale, sale) : component !== null || earnedIn !== null;
  return (
    isSale &&
    (component === null || component === share.component) &&
    (earnedIn === null || earnedIn === share.earnedIn)
  );
}

type UndoneShare = { readonly undone: Undone; readonly share: EarnedShare };

function takeBackShare(paying: Paying, clawback: Clawback, state: TakenBack, each: UndoneShare): TakenBack {
  const { undone, share } = each;
  const { code } = undone;
  const left = share.earned.minor - share.takenBack.minor;
  if (left <= 0n) return state;
  const wanted = wantedOf(paying, clawback, each);
  if (!wanted.ok) return withIssue(state, undone, wanted.refusal);
  const still = given({ ...share.earned, minor: left }, ['compensation.release_clawback_left']);
  const due = payStep(
    paying,
    'minimum',
    ['compensation.release_clawback_due', { code }],
    [wanted.value, still],
  );
  const cancelledNow = cancelHeld(paying, state.shares, { share, due, code });
  const total = moneyOf(due);
  const charge = moneyOf(cancelledNow.charge);
  return {
    ...state,
    shares: cancelledNow.shares,
    lost: [...state.lost, ...cancelledNow.lost],
    charges: charge.minor === 0n ? state.charges : [...state.charges, { code, node: cancelledNow.charge }],
    earned: state.earned.map((one) =>
      one === share
        ? { ...one, takenBack: { ...one.takenBack, minor: one.takenBack.minor + total.minor } }
        : one,
    ),
  };
}

/** What the sale earned × the part undone × the share of its age × the months not served, rounded once. */
function wantedOf(paying: Paying, clawback: Clawback, { undone, share }: UndoneShare): Result<Explanation> {
  const soldOn = undone.soldOn ?? share.to.subtract({ days: 1 });
  const byAge = clawback.steps.find(
    ({ within_months: months }) => months === null || compareDates(undone.date, soldOn.add({ months })) <= 0,
  );
  const { code } = undone;
  const earned = given(share.earned, [
    'compensation.release_clawback_earned',
    { sale: share.sale?.code ?? share.component },
  ]);
  const ratio =
    byAge === undefined
      ? statedNumber(paying, 0, ['compensation.release_clawback_too_old'])
      : statedShare(paying, byAge.share, ['compensation.release_clawback_share']);
  const factors = [earned, undone.undone, ratio];
  if (!clawback.unserved) {
    const exact = payStep(paying, 'multiply', ['compensation.release_clawback_exact', { code }], factors);
    return ok(toCents(paying, ['compensation.release_clawback_due', { code }], exact));
  }
  const months = undone.contractMonths ?? clawback.contract_months;
  if (months === null) return refused('compensation.clawback_contract_unknown', { code }, undone.place);
  const served = Math.max(
    0,
    undone.servedMonths ?? soldOn.until(undone.date, { largestUnit: 'month' }).months,
  );
  const contract = statedNumber(paying, months, ['compensation.release_clawback_contract']);
  const unserved = payStep(
    paying,
    'subtract',
    ['compensation.release_clawback_unserved'],
    [contract, statedNumber(paying, Math.min(served, months), ['compensation.release_clawback_served'])],
  );
  const exact = payStep(
    paying,
    'multiply',
    ['compensation.release_clawback_for_unserved'],
    [...factors, unserved],
  );
  return ok(dividedToCents(paying, ['compensation.release_clawback_due', { code }], [exact, contract]));
}

type Cancelling = { readonly share: EarnedShare; readonly due: Explanation; readonly code: string };

/** Cancels what the sale still has to release, the last entry first, and leaves the rest as a charge. */
function cancelHeld(paying: Paying, shares: readonly DueShare[], { share, due, code }: Cancelling) {
  let taken: Money = { ...share.earned, minor: 0n };
  const lost: LostLine[] = [];
  const after = shares.toReversed().map((each): DueShare => {
    const open = openOf(each, share);
    if (open <= 0n) return each;
    const bounds = [taken.minor, taken.minor + open].map((minor) =>
      given({ ...taken, minor }, ['compensation.release_from_place']),
    );
    const node = payStep(paying, 'slice', ['compensation.release_clawback_cancelled'], [due, ...bounds]);
    const amount = moneyOf(node);
    taken = { ...taken, minor: taken.minor + open };
    if (amount.minor === 0n) return each;
    lost.push({ reason: 'cancelled', code, component: share.component, amount, explanation: node });
    const held = {
      ...each.held,
      amount: { ...each.held.amount, minor: each.held.amount.minor - amount.minor },
    };
    return { held, node: payStep(paying, 'subtract', ['compensation.release_held_left'], [each.node, node]) };
  });
  const bound = given(taken, ['compensation.release_from_place']);
  const charge = payStep(paying, 'slice', ['compensation.release_clawback_charged', { code }], [due, bound]);
  return { shares: after.toReversed(), lost, charge };
}

function openOf({ held }: DueShare, share: EarnedShare): bigint {
  const isOfShare =
    held.component === share.component &&
    held.earnedIn === share.earnedIn &&
    isSameSale(held.sale, share.sale);
  return isOfShare ? held.amount.minor - held.released.minor : 0n;
}

function withIssue(state: TakenBack, { code }: Undone, refusal: Refusal): TakenBack {
  return { ...state, issues: [...state.issues, { code, refusal }] };
}
