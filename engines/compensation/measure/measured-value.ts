import { RowStreamHash } from '@cordee/kernel';
import type { Amount, EntityId, PlainDate, SourcePlace } from '@cordee/kernel';
import type { TransactionKind } from '../credit/transaction.ts';

/** A credited transaction as it counts: its amount bears the sign it counts with. */
export type MeasuredRow = {
  readonly source: string;
  readonly code: string;
  readonly kind: TransactionKind;
  readonly date: PlainDate;
  readonly value: Amount;
  readonly place: SourcePlace;
};

/**
 * One measure of one payee in one period and one currency, as memory or SQL aggregated it. A payee with sales in two
 * currencies has two values of the measure. Rows are null past ROWS_SHOWN_MAX; no value at all means nothing was sold.
 */
export type MeasuredValue = {
  readonly payee: EntityId;
  readonly measure: string;
  readonly total: Amount;
  readonly count: number;
  readonly rowStreamHash: string;
  readonly rows: readonly MeasuredRow[] | null;
  /** Where the rows of a large sum are kept; null when they are in `rows`. */
  readonly artefact: string | null;
};

/** The hash of measured rows, which the caller gives in order of date, source and code. */
export function hashMeasuredRows(rows: Iterable<MeasuredRow>): string {
  const stream = new RowStreamHash();
  for (const row of rows) stream.add([row.date, row.source, row.code, row.kind, row.value]);
  return stream.digest();
}
