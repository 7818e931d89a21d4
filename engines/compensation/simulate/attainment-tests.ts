import { compareDecimals, decimal, dividedBy, percentageOf, toAmount, ZERO } from '@cordee/kernel';
import type { Decimal, Explanation } from '@cordee/kernel';
import { countOfPayees, figureNumber, median, share, sumOfPayees, unknown } from './figure-nodes.ts';
import type { Part } from './figure-nodes.ts';
import type { PayeeReplay, Replay } from './replay.ts';

/** Fewer sellers with a quota than this say nothing of a plan. */
const SELLERS_MIN = 10;
const [SEVENTY, EIGHTY] = [decimal('0.7'), decimal('0.8')];

/** The figures of both tests on quotas. Test A: how many reach 100 %, the median pay against target pay. Test B: the mean
 * attainment, how many reach 70 %. Attainment is that of the plan of today: a plan moves pay, not sales. */
export function attainmentFigures(before: Replay, after: Replay) {
  const rated = before.payees.filter(({ attainment }) => attainment !== null);
  const { rule } = before;
  const tooFew = { code: 'simulations.too_few_sellers', args: { count: rated.length, min: SELLERS_MIN } };
  const isKnown = rated.length >= SELLERS_MIN;
  const everyone = countOfPayees('sellers_with_quota', rated);
  const reaching = (key: 'reaching_target' | 'reaching_70', bar: Decimal): Explanation =>
    isKnown
      ? share(
          key,
          [
            countOfPayees(
              `${key}_count`,
              rated.filter((each) => reaches(each, bar)),
            ),
            everyone,
          ],
          rule,
        )
      : unknown(key, tooFew);
  return {
    reaching_target: reaching('reaching_target', decimal('1')),
    median_against_target_before: medianAgainstTarget('median_against_target_before', before),
    median_against_target_after: medianAgainstTarget('median_against_target_after', after),
    mean_attainment: isKnown
      ? share(
          'mean_attainment',
          [sumOfPayees('attainments', rated.flatMap(attainmentPart), nothing), everyone],
          rule,
        )
      : unknown('mean_attainment', tooFew),
    reaching_70: reaching('reaching_70', SEVENTY),
  };
}

const nothing = { kind: 'percentage', ratio: percentageOf(ZERO) } as const;

function reaches({ attainment }: PayeeReplay, bar: Decimal): boolean {
  return attainment !== null && compareDecimals(attainment, bar) >= 0;
}

function attainmentPart(of: PayeeReplay): Part[] {
  return of.attainment === null ? [] : [{ of, value: { kind: 'percentage', ratio: of.attainment } }];
}

/** Pay ÷ what the plan pays at target, of the seller in the middle. */
function medianAgainstTarget(key: string, { payees, rule }: Replay): Explanation {
  const parts = payees.flatMap((of): Part[] => {
    if (of.paidAtTarget === null || of.paidAtTarget.minor <= 0n) return [];
    const ratio = dividedBy(toAmount(of.paid).value, toAmount(of.paidAtTarget).value, {
      scale: 6,
      rounding: 'half-even',
    });
    return [{ of, value: { kind: 'percentage', ratio: percentageOf(ratio) } }];
  });
  return parts.length < SELLERS_MIN
    ? unknown(key, { code: 'simulations.too_few_sellers', args: { count: parts.length, min: SELLERS_MIN } })
    : median(key, parts, rule);
}

export type Verdict = 'met' | 'not_met' | 'unknown';
type Tested = Readonly<Record<'reaching_target' | 'mean_attainment' | 'reaching_70', Explanation>>;

/**
 * Whether each test of quotas holds; the organisation says which of the two governs. A is a floor, at least 70 % reach
 * the target; B a band, a mean of 70 to 80 % and about 70 % of sellers (65 to 75) at 70 % or more.
 */
export function verdictsOf(figures: Tested): { readonly a: Verdict; readonly b: Verdict } {
  const [reaching, mean, seventy] = [
    figures.reaching_target,
    figures.mean_attainment,
    figures.reaching_70,
  ].map(figureNumber);
  const a = verdict(reaching ?? null, (value) => compareDecimals(value, SEVENTY) >= 0);
  const isMeanGood = verdict(mean ?? null, (value) => isBetween(value, SEVENTY, EIGHTY));
  const areEnough = verdict(seventy ?? null, (value) => isBetween(value, decimal('0.65'), decimal('0.75')));
  if (isMeanGood === 'unknown' || areEnough === 'unknown') return { a, b: 'unknown' };
  return { a, b: isMeanGood === 'met' && areEnough === 'met' ? 'met' : 'not_met' };
}

function verdict(value: Decimal | null, holds: (value: Decimal) => boolean): Verdict {
  if (value === null) return 'unknown';
  return holds(value) ? 'met' : 'not_met';
}

function isBetween(value: Decimal, low: Decimal, high: Decimal): boolean {
  return compareDecimals(value, low) >= 0 && compareDecimals(value, high) <= 0;
}
