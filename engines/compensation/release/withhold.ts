import { minorUnits } from '@cordee/kernel';
import type { Explanation } from '@cordee/kernel';
import { label, step } from '../earn/step.ts';
import { moneyOf, nothing, payStep, statedShare } from './pay-step.ts';
import type { Paying } from './pay-step.ts';
import type { Release } from './release-field.ts';
import type { Withheld } from './release-result.ts';

/** What each rate withholds of the pay of the period, each rounded once; of a pay below zero nothing. */
export function withhold(paying: Paying, { withholdings }: Release, pay: Explanation): readonly Withheld[] {
  const base = payStep(paying, 'maximum', ['compensation.release_not_negative'], [pay, nothing(paying)]);
  const rounding = { mode: 'half-even', scale: minorUnits(paying.currency) } as const;
  return withholdings.map(({ code, rate }) => {
    const share = statedShare(paying, rate, ['compensation.release_withholding_rate']);
    const exact = payStep(paying, 'multiply', ['compensation.release_withheld_exact'], [base, share]);
    const args = { code, rate: { kind: 'percentage', ratio: rate }, base: base.value ?? '' } as const;
    const said = label('compensation.sentence_release_withheld', args);
    const explanation = step('round', [exact], { label: said, rule: paying.rule, rounding });
    return { code, amount: moneyOf(explanation), explanation };
  });
}
