// What a territory is to sell from a day on: the quotas of its position, in money, one after another.
import { compareDates, decimal, decimalText, plainDate, sumDecimals, type PlainDate } from '@cordee/kernel';

/** A quota of a position, as the room of quotas tells it. */
export type PositionQuota = {
  readonly positionId: string;
  readonly measure: string;
  readonly dimension: string | null;
  readonly currency: string | null;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly amount: string;
};

export type TerritoryQuota = {
  readonly amount: string;
  /** The first day, and the one after the last. */
  readonly from: string;
  readonly to: string;
  /** The quotas that it is the sum of, each from a day until before another. */
  readonly parts: readonly { readonly amount: string; readonly from: string; readonly to: string }[];
  /** The months of the year that it spans, 1 for January. */
  readonly months: readonly number[];
};

/**
 * The period that holds the day and those that follow it without a gap. Parts of a whole, by product or by region, stay out;
 * so do other currencies. Null where there is none, or where several measures leave open which one is meant.
 */
export function quotaFrom(
  quotas: readonly PositionQuota[],
  { day, currency }: { readonly day: string; readonly currency: string },
): TerritoryQuota | null {
  const own = quotas.filter((each) => each.dimension === null && each.currency === currency);
  if (new Set(own.map(({ measure }) => measure)).size !== 1) return null;
  const ordered = own.toSorted((a, b) => compareDates(plainDate(a.periodFrom), plainDate(b.periodFrom)));
  const [first, ...later] = ordered.filter(({ periodTo }) => periodTo > day);
  if (first === undefined || first.periodFrom > day) return null;
  const joined = [first];
  for (const next of later) if (next.periodFrom === joined.at(-1)?.periodTo) joined.push(next);
  const to = joined.at(-1)?.periodTo ?? first.periodTo;
  return {
    amount: decimalText(sumDecimals(joined.map(({ amount }) => decimal(amount)))),
    from: first.periodFrom,
    to,
    parts: joined.map(({ amount, periodFrom, periodTo }) => ({ amount, from: periodFrom, to: periodTo })),
    months: monthsBetween(plainDate(first.periodFrom), plainDate(to)),
  };
}

function monthsBetween(from: PlainDate, to: PlainDate): readonly number[] {
  const months: number[] = [];
  for (let at = from; compareDates(at, to) < 0; at = at.add({ months: 1 })) months.push(at.month);
  return months;
}
