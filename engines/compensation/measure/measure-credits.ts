import { compareDates, invariant, isInPeriod, numberOf, ROWS_SHOWN_MAX, sumDecimals } from '@cordee/kernel';
import type { Period, Quantity } from '@cordee/kernel';
import type { Credit } from '../credit/credit.ts';
import { measuredRow } from './measured-row.ts';
import type { Measure } from './measure.ts';
import { hashMeasuredRows } from './measured-value.ts';
import type { MeasuredRow, MeasuredSum, MeasuredValue } from './measured-value.ts';

/**
 * Sums the credits of a period by payee and currency. Reads own: the credits of one payee. Exact, nothing is rounded;
 * the order of the credits does not matter.
 */
export function measureCredits(
  measure: Measure,
  period: Period,
  credits: readonly Credit[],
): readonly MeasuredValue[] {
  const counted = credits.flatMap((credit) => {
    const row = isInPeriod(period, credit.transaction.date) ? measuredRow(measure, credit) : null;
    return row === null ? [] : [{ payee: credit.payee, row }];
  });
  const groups = Map.groupBy(counted, ({ payee, row }) => `${payee} ${row.credited?.currency}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const sum = sumOf(
      group.map(({ row }) => row),
      first.row.value,
    );
    const currency = first.row.credited?.currency ?? null;
    return [{ payee: first.payee, measure: measure.code, currency, ...sum, over: null, issue: null }];
  });
}

function sumOf(rows: readonly MeasuredRow[], like: Quantity): MeasuredSum {
  const ordered = rows.toSorted(compareRows);
  return {
    total: sumQuantities(
      ordered.map(({ value }) => value),
      like,
    ),
    count: ordered.length,
    rowStreamHash: hashMeasuredRows(ordered),
    rows: ordered.length > ROWS_SHOWN_MAX ? null : ordered,
    artefact: null,
  };
}

/** The exact sum of quantities that are all like the given one. */
function sumQuantities(values: readonly Quantity[], like: Quantity): Quantity {
  const sum = sumDecimals(
    values.map((value) => {
      const number = numberOf(value);
      invariant(number !== null, 'a measured row has a number', { kind: value.kind });
      return number;
    }),
  );
  if (like.kind === 'amount') return { kind: 'amount', amount: { ...like.amount, value: sum } };
  invariant(like.kind === 'decimal', 'rows add up as amounts or numbers', { kind: like.kind });
  return { ...like, value: sum };
}

/** Date, source, code: a total order that no id and no locale takes part in. */
export function compareRows(a: MeasuredRow, b: MeasuredRow): number {
  return (
    compareDates(a.date, b.date) || compareCodePoints(a.source, b.source) || compareCodePoints(a.code, b.code)
  );
}

/** As PostgreSQL and DuckDB order text under COLLATE "C": by UTF-8 bytes, not by UTF-16 units. */
function compareCodePoints(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
