import { canonicalRow, InvariantError, RowStreamHash } from '@cordee/kernel';
import type {
  Amount,
  CanonicalValue,
  Currency,
  Decimal,
  EntityId,
  PlainDate,
  Quantity,
  Refusal,
  SourcePlace,
} from '@cordee/kernel';
import type { Credit } from '../credit/credit.ts';
import type { Transaction, TransactionKind } from '../credit/transaction.ts';
import type { Counting } from './counted-part.ts';

/** A credited transaction, or a figure, as it counts. */
export type MeasuredRow = {
  readonly source: string;
  readonly code: string;
  readonly kind: TransactionKind | 'figure';
  readonly date: PlainDate;
  readonly place: SourcePlace;
  /** What the row adds to the measure. */
  readonly value: Quantity;
  /** The credited amount with the sign it counts with, in the plan's currency where it is converted; null for a figure. */
  readonly credited: Amount | null;
  /** The credited number of units; null where the source gives none. */
  readonly quantity: Decimal | null;
  /** Null for a figure. */
  readonly credit: Credit | null;
  /** The sale that a refund, a payment or a credit note belongs to, where it is known. */
  readonly original: Transaction | null;
  /** How the credit counts: its sign, what is taken off, its rate of exchange; null for a figure. */
  readonly counting: Counting | null;
};

/** Rows and their exact sum. Rows are null past ROWS_SHOWN_MAX, unless the plan pays by transaction. */
export type MeasuredSum = {
  readonly total: Quantity;
  readonly count: number;
  readonly rowStreamHash: string;
  readonly rows: readonly MeasuredRow[] | null;
  /** Where the rows of a large sum are kept; null when they are in `rows`. */
  readonly artefact: string | null;
};

/**
 * One measure of one payee in one window, as memory or SQL aggregated it. An average, a rate or a share is the sum
 * divided by another, `over`. Without conversion, a payee with sales in two currencies has two values of the measure;
 * no value at all means that nothing counted.
 */
export type MeasuredValue = MeasuredSum & {
  readonly payee: EntityId;
  readonly measure: string;
  /** The currency of the rows; null for figures. */
  readonly currency: Currency | null;
  readonly over: MeasuredSum | null;
  /** What keeps the measure from being known, such as a missing rate of exchange. */
  readonly issue: Refusal | null;
};

/** The hash of measured rows, which the caller gives in order of date, source and code. */
export function hashMeasuredRows(rows: Iterable<MeasuredRow>): string {
  let [text, count] = ['', 0];
  for (const row of rows) {
    const values = [row.date, row.source, row.code, row.kind, row.credited ?? canonical(row.value)];
    text += `${canonicalRow(values)}\n`;
    count += 1;
  }
  return new RowStreamHash().addText(text, count).digest();
}

function canonical(value: Quantity): CanonicalValue {
  switch (value.kind) {
    case 'amount':
      return value.amount;
    case 'decimal':
      return value.value;
    case 'percentage':
      return value.ratio;
    case 'date':
    case 'text':
      throw new InvariantError('a measured row has a number', { kind: value.kind });
  }
}
