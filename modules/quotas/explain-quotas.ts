import {
  currency,
  decimal,
  plus,
  ROWS_SHOWN_MAX,
  RowStreamHash,
  type Explanation,
  type Label,
  type Quantity,
  type RuleReference,
} from '@cordee/kernel';
import type { QuotaRow } from './quota.ts';

/** The names of imported files by the import's id: where a line was read. */
export type FileNames = ReadonlyMap<string, string>;

const rounds: RuleReference = { code: 'quota-rounds', version: '1' };

/** A quota line as its file and line, or as settled; amounts carry their currency, units are counted. */
export function explainQuota(row: QuotaRow, files: FileNames): Explanation {
  if (row.importId === null && (row.dossierId ?? null) !== null) {
    const args = { seller: row.seller, period: row.period };
    return {
      kind: 'parameter',
      label: { key: 'quotas.quota_settled', args },
      value: quantityOf(row),
      rule: rounds,
    };
  }
  const document = row.importId === null ? undefined : files.get(row.importId);
  return {
    kind: 'source',
    label: { key: 'quotas.quota_line', args: { seller: row.seller, period: row.period } },
    value: quantityOf(row),
    place: {
      entity: row.id,
      ...(row.importId ? { importId: row.importId } : {}),
      ...(document ? { document } : {}),
      ...(row.importLine ? { line: row.importLine } : {}),
    },
  };
}

/** The sum of quota lines of one unit, with its lines; `null` where amounts of several units have no sum. */
export function explainQuotas(
  rows: readonly QuotaRow[],
  files: FileNames,
  { label, filter }: { readonly label: Label; readonly filter: Readonly<Record<string, string>> },
): Explanation | null {
  const value = totalQuota(rows);
  if (value === null) return null;
  const stream = new RowStreamHash();
  for (const row of rows) stream.add([row.period, row.measure, row.seller, decimal(row.amount)]);
  return {
    kind: 'sum',
    label,
    value,
    count: rows.length,
    rows: rows.length > ROWS_SHOWN_MAX ? null : rows.map((row) => explainQuota(row, files)),
    rowStreamHash: stream.digest(),
    artefact: null,
    filter,
  };
}

/** Amounts of several currencies, or amounts and units, have no sum. */
export function totalQuota(rows: readonly QuotaRow[]): Quantity | null {
  const [first] = rows;
  if (!first || rows.some((row) => row.currency !== first.currency)) return null;
  const sum = rows.map((row) => decimal(row.amount)).reduce(plus, decimal('0'));
  return quantityOf(first, sum);
}

function quantityOf(row: QuotaRow, value = decimal(row.amount)): Quantity {
  return row.currency === null
    ? { kind: 'decimal', value }
    : { kind: 'amount', amount: { value, currency: currency(row.currency) } };
}
