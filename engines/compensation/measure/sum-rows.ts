import {
  compareText,
  compareDates,
  invariant,
  numberOf,
  percentageOf,
  ROWS_SHOWN_MAX,
  sumDecimals,
} from '@cordee/kernel';
import type { Decimal, Quantity } from '@cordee/kernel';
import { hashMeasuredRows } from './measured-value.ts';
import type { MeasuredRow, MeasuredSum } from './measured-value.ts';

/** The exact sum of rows that are in their order. Nothing is `nothing`, which says their unit. */
export function sumRows(
  rows: readonly MeasuredRow[],
  nothing: Quantity,
  { keepsRows }: { readonly keepsRows: boolean },
): MeasuredSum {
  return {
    total: sumQuantities(rows, rows[0]?.value ?? nothing),
    count: rows.length,
    rowStreamHash: hashMeasuredRows(rows),
    rows: keepsRows || rows.length <= ROWS_SHOWN_MAX ? rows : null,
    artefact: null,
  };
}

function sumQuantities(rows: readonly MeasuredRow[], like: Quantity): Quantity {
  const sum = sumDecimals(rows.map(({ value }) => numberIn(value)));
  if (like.kind === 'amount') return { kind: 'amount', amount: { ...like.amount, value: sum } };
  if (like.kind === 'percentage') return { kind: 'percentage', ratio: percentageOf(sum) };
  invariant(like.kind === 'decimal', 'rows add up as amounts or numbers', { kind: like.kind });
  return { ...like, value: sum };
}

function numberIn(value: Quantity): Decimal {
  const number = numberOf(value);
  invariant(number !== null, 'a measured row has a number', { kind: value.kind });
  return number;
}

type Placed = Pick<MeasuredRow, 'date' | 'source' | 'code'>;

/** Date, source, code: a total order that no id and no locale takes part in. */
export function compareRows(a: Placed, b: Placed): number {
  return compareDates(a.date, b.date) || compareText(a.source, b.source) || compareText(a.code, b.code);
}
