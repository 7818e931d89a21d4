import { minorUnits, ZERO } from '@cordee/kernel';
import type { Decimal, Explanation, Percentage } from '@cordee/kernel';
import { label, step } from '../earn/step.ts';
import { moneyOf, nothing, payStep, stated, statedShare, toCents } from './pay-step.ts';
import type { Paying } from './pay-step.ts';
import type { Release } from './release-field.ts';
import type { Withheld } from './release-result.ts';

/**
 * What is withheld of the pay of the period: the share of a rate, rounded once, or a fixed sum as far as the pay goes
 * after what is withheld before it. Of a pay below zero nothing.
 */
export function withhold(paying: Paying, { withholdings }: Release, pay: Explanation): readonly Withheld[] {
  const base = payStep(paying, 'maximum', ['compensation.release_not_negative'], [pay, nothing(paying)]);
  const withheld: Withheld[] = [];
  for (const { code, rate, amount } of withholdings) {
    const explanation =
      rate === null
        ? fixedSum(paying, { code, amount: amount ?? ZERO }, { base, before: withheld })
        : shareOf(paying, { code, rate }, base);
    withheld.push({ code, amount: moneyOf(explanation), explanation });
  }
  return withheld;
}

function shareOf(
  paying: Paying,
  { code, rate }: { readonly code: string; readonly rate: Percentage },
  base: Explanation,
): Explanation {
  const rounding = { mode: 'half-even', scale: minorUnits(paying.currency) } as const;
  const share = statedShare(paying, rate, ['compensation.release_withholding_rate']);
  const exact = payStep(paying, 'multiply', ['compensation.release_withheld_exact'], [base, share]);
  const args = { code, rate: { kind: 'percentage', ratio: rate }, base: base.value ?? '' } as const;
  const said = label('compensation.sentence_release_withheld', args);
  return step('round', [exact], { label: said, rule: paying.rule, rounding });
}

function fixedSum(
  paying: Paying,
  { code, amount }: { readonly code: string; readonly amount: Decimal },
  { base, before }: { readonly base: Explanation; readonly before: readonly Withheld[] },
): Explanation {
  const earlier = before.map(({ explanation }) => explanation);
  const left =
    earlier.length === 0
      ? base
      : payStep(paying, 'subtract', ['compensation.release_withholding_left'], [base, ...earlier]);
  const kept = payStep(paying, 'maximum', ['compensation.release_not_negative'], [left, nothing(paying)]);
  const sum = stated(paying, amount, ['compensation.release_withholding_amount']);
  const most = payStep(paying, 'minimum', ['compensation.release_withholding_most'], [sum, kept]);
  return toCents(paying, ['compensation.sentence_release_withheld_sum', { code }], most);
}
