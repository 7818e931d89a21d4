import {
  decimal,
  label,
  plus,
  ROWS_SHOWN_MAX,
  RowStreamHash,
  ZERO,
  type Currency,
  type Decimal,
  type Explanation,
} from '@cordee/kernel';

/** One sale of an account with the line that it came from. */
export type AccountSale = {
  readonly code: string;
  readonly soldOn: string;
  readonly amount: string;
  readonly importId: string | null;
  readonly line: number | null;
};

/** The names of imported files by the import's id. */
export type FileNames = ReadonlyMap<string, string>;

/** The sum of an account's sales in a window, told with its rows. */
export function toldSales(
  column: 'sales' | 'sales_before',
  sales: readonly AccountSale[],
  { currency, files }: { readonly currency: Currency; readonly files: FileNames },
): Explanation {
  const stream = new RowStreamHash();
  for (const { soldOn, code, amount } of sales) stream.add([soldOn, code, decimal(amount)]);
  const total = sales.reduce<Decimal>((sum, { amount }) => plus(sum, decimal(amount)), ZERO);
  const money = (value: Decimal) => ({ kind: 'amount', amount: { value, currency } }) as const;
  return {
    kind: 'sum',
    label: label(`segments.field_${column}`),
    value: money(total),
    count: sales.length,
    rows:
      sales.length > ROWS_SHOWN_MAX
        ? null
        : sales.map(({ code, soldOn, amount, importId, line }) => ({
            kind: 'source',
            label: label('segments.sale_of', { code, day: soldOn }),
            value: money(decimal(amount)),
            place: {
              entity: code,
              ...(importId === null ? {} : { importId }),
              ...(importId !== null && files.has(importId) ? { document: files.get(importId) ?? '' } : {}),
              ...(line === null ? {} : { line }),
            },
          })),
    rowStreamHash: stream.digest(),
    artefact: null,
    filter: {},
  };
}
