// What a ranking pays by shares of its group: amounts for the best tenth or quarter, or the percentile itself.
import { compareDecimals, ONE, ZERO } from '@cordee/kernel';
import type { Explanation, Refusal } from '@cordee/kernel';
import type { Rank } from '../../group/group-figures.ts';
import type { FieldValue } from '../../plan-format/field-value.ts';
import { objectField, refusalAt } from '../../plan-format/field.ts';
import { shareField, sumField } from '../../plan-format/value-fields.ts';
import type { ComponentInput } from '../component.ts';
import { amountParameter, ratioParameter } from '../stated-node.ts';
import { label, parameter, step } from '../step.ts';

export const bestShareField = objectField({
  share: { field: shareField, label: 'compensation.field_best_share' },
  amount: { field: sumField, label: 'compensation.field_amount' },
});
type BestShare = FieldValue<typeof bestShareField>;

/** Refuses compensation.plan_tier_order where a share is not larger than the one before. */
export function checkBest(best: readonly BestShare[], path: string): readonly Refusal[] {
  return best.flatMap(({ share }, index) => {
    const before = best[index - 1];
    return before === undefined || compareDecimals(before.share, share) < 0
      ? []
      : [refusalAt('compensation.plan_tier_order', `${path}[${index}].share`)];
  });
}

/**
 * The amount of the first share whose places hold the payee's: a tenth of 25 members is two places and a half, which the
 * third place is past. Nothing past the last share.
 */
export function prizeOfBest(best: readonly BestShare[], place: Rank, input: ComponentInput): Explanation {
  const nothing = amountParameter(ZERO, 'compensation.nothing', input);
  const own = numberNode(place.rank, 'compensation.place_reached', input);
  const members = numberNode(place.members, 'compensation.members_ranked', input);
  return best.reduceRight((otherwise, { share, amount }) => {
    const part = ratioParameter(share, 'compensation.best_share', input);
    const places = step('multiply', [members, part], {
      label: label('compensation.places_of_best'),
      rule: input.rule,
    });
    const prize = amountParameter(amount, 'compensation.prize_of_best', input);
    return step('select', [places, own, prize, otherwise], {
      label: label('compensation.prize_of_best'),
      rule: input.rule,
    });
  }, nothing);
}

const PERCENTILE_ROUNDING = { mode: 'half-even', scale: 6 } as const;

/** The share of the group placed below. Six decimals, half-even. */
export function percentileNode(place: Rank, input: ComponentInput): Explanation {
  const { rule } = input;
  const below = step(
    'subtract',
    [
      numberNode(place.members, 'compensation.members_ranked', input),
      numberNode(place.rank, 'compensation.place_reached', input),
    ],
    { label: label('compensation.members_below'), rule },
  );
  const part = step('divide', [below, numberNode(place.members, 'compensation.members_ranked', input)], {
    label: label('compensation.percentile'),
    rule,
    rounding: PERCENTILE_ROUNDING,
  });
  const whole = ratioParameter(ONE, 'compensation.whole', input);
  return step('multiply', [whole, part], { label: label('compensation.percentile'), rule });
}

function numberNode(count: number, key: string, { rule }: ComponentInput): Explanation {
  const value = { unscaled: BigInt(count), scale: 0 };
  return parameter({ kind: 'decimal', value }, { label: label(key), rule });
}
