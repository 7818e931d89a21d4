import {
  compareDecimals,
  label,
  minus,
  ok,
  ONE,
  parameter,
  refused,
  step,
  sumDecimals,
  ZERO,
} from '@cordee/kernel';
import type { Decimal, Explanation, Result, RuleReference } from '@cordee/kernel';
import { numberIn } from '../methods/allocation-method.ts';

/** A part of the year that gets a share of it: half of the year in the second quadrimester is months 4 to 7, 0.5. */
export type SeasonWindow = { readonly from: number; readonly to: number; readonly share: Decimal };

/** How the months of a year weigh: by figures of each month (last year's results, working days), bent by a window. */
export type SeasonChoice = {
  readonly code: 'even' | 'by_months';
  readonly months: number;
  /** One figure a month, for `by_months`. */
  readonly figures?: readonly Decimal[];
  readonly window?: SeasonWindow;
};

const rule: RuleReference = { code: 'season', version: '1' };

/**
 * The weight of each month, with its reason. A window gets its share exactly: each month inside is multiplied by the share
 * and by what all months outside weigh, each outside by the rest and by what all inside weigh. Refuses
 * planning.season_invalid, season_window_invalid.
 */
export function seasonCurve(choice: SeasonChoice): Result<readonly Explanation[]> {
  const { code, months, figures = [], window } = choice;
  if (months < 1 || (code === 'by_months' && figures.length !== months))
    return refused('planning.season_invalid', { node: code });
  const own = Array.from({ length: months }, (_, month) =>
    stated('month', String(month + 1), code === 'even' ? ONE : (figures[month] ?? ZERO)),
  );
  if (own.some((each) => numberIn(each).unscaled < 0n))
    return refused('planning.season_invalid', { node: code });
  return window === undefined ? ok(own) : bent(own, window);
}

function bent(
  own: readonly Explanation[],
  { from, to, share }: SeasonWindow,
): Result<readonly Explanation[]> {
  const isInside = (month: number): boolean => month >= from && month <= to;
  const [inside, outside] = [isInside, (month: number) => !isInside(month)].map((isMeant) =>
    sumDecimals(own.filter((_, month) => isMeant(month)).map(numberIn)),
  );
  const isShare = share.unscaled >= 0n && compareDecimals(share, ONE) <= 0;
  if (!isShare || inside === undefined || outside === undefined || inside.unscaled * outside.unscaled === 0n)
    return refused('planning.season_window_invalid', { from: from + 1, to: to + 1 });
  return ok(
    own.map((each, month) =>
      step(
        'multiply',
        isInside(month)
          ? [each, stated('window_share', '', share), stated('months_outside', '', outside)]
          : [each, stated('rest_share', '', minus(ONE, share)), stated('months_inside', '', inside)],
        { label: label('planning.season_bent', { month: String(month + 1) }), rule },
      ),
    ),
  );
}

type Key = 'month' | 'window_share' | 'rest_share' | 'months_inside' | 'months_outside';

function stated(key: Key, month: string, value: Decimal): Explanation {
  return parameter({ kind: 'decimal', value }, { label: label(`planning.season_${key}`, { month }), rule });
}
