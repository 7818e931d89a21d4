import {
  currency,
  decimal,
  decimalText,
  dividedBy,
  isZero,
  percentage,
  type Amount,
  type Explanation,
  type Label,
  ROWS_SHOWN_MAX,
  RowStreamHash,
  sumAmounts,
  type Period,
} from '@cordee/kernel';

import type { Transaction } from '@cordee/engine-compensation';
import type { QuotaRow } from '@cordee/modules/quotas';

const rule = { code: 'attainment', version: '1' } as const;
const label = (key: string, args: Label['args'] = {}): Label => ({ key, args });
const quantity = (amount: Amount) => ({ kind: 'amount', amount }) as const;

export type AttainmentFacts = {
  readonly period: Period;
  readonly unit: string;
  readonly sales: readonly Transaction[];
  readonly quotas: readonly QuotaRow[];
  readonly files: ReadonlyMap<string, string>;
  readonly filter: Readonly<Record<string, string>>;
};

/** Attainment as its division: the revenue of the rows that count, over the quota lines, each with its file and line. */
export function explainAttainment(facts: AttainmentFacts): Explanation {
  const revenue = explainRevenue(facts);
  const quota = explainQuota(facts);
  const [above, below] = [revenue.value, quota.value];
  if (above?.kind !== 'amount' || below?.kind !== 'amount' || isZero(below.amount.value)) return revenue;
  const ratio = dividedBy(above.amount.value, below.amount.value, { scale: 6, rounding: 'half-even' });
  return {
    kind: 'step',
    label: label('dashboards.attainment_of', { period: facts.period.code }),
    operation: 'divide',
    rule,
    inputs: [revenue, quota],
    rounding: { mode: 'half-even', scale: 6 },
    value: { kind: 'percentage', ratio: percentage(decimalText(ratio)) },
  };
}

export function explainRevenue({ sales, unit, period, filter }: AttainmentFacts): Explanation {
  const stream = new RowStreamHash();
  for (const sale of sales) stream.add([sale.date, sale.source, sale.code, sale.kind, sale.amount]);
  const rows = sales.map((sale): Explanation => ({
    kind: 'source',
    label: label(`compensation.kind_${sale.kind}`, {
      code: sale.code,
      date: { kind: 'date', date: sale.date },
    }),
    value: quantity(sale.amount),
    place: sale.place,
  }));
  return {
    kind: 'sum',
    label: label('dashboards.revenue_of', { period: period.code }),
    value: quantity(
      sumAmounts(
        sales.map((sale) => sale.amount),
        currency(unit),
      ),
    ),
    count: rows.length,
    rows: rows.length > ROWS_SHOWN_MAX ? null : rows,
    rowStreamHash: stream.digest(),
    artefact: null,
    filter,
  };
}

function explainQuota({ quotas, unit, period, files, filter }: AttainmentFacts): Explanation {
  const stream = new RowStreamHash();
  const rows = quotas.map((row): Explanation => {
    const amount = { value: decimal(row.amount), currency: currency(row.currency ?? unit) };
    stream.add([row.period, row.measure, amount]);
    return explainQuotaRow(row, unit, files);
  });
  const total = sumAmounts(
    quotas.map((row) => ({ value: decimal(row.amount), currency: currency(row.currency ?? unit) })),
    currency(unit),
  );
  return {
    kind: 'sum',
    label: label('dashboards.quota_of', { period: period.code }),
    value: quantity(total),
    count: rows.length,
    rows: rows.length > ROWS_SHOWN_MAX ? null : rows,
    rowStreamHash: stream.digest(),
    artefact: null,
    filter,
  };
}

export function explainQuotaRow(
  row: QuotaRow,
  unit: string,
  files: ReadonlyMap<string, string>,
): Explanation {
  const document = row.importId === null ? undefined : files.get(row.importId);
  const place = {
    entity: row.id,
    ...(row.importId ? { importId: row.importId } : {}),
    ...(document ? { document } : {}),
    ...(row.importLine ? { line: row.importLine } : {}),
  };
  return {
    kind: 'source',
    label: label('dashboards.quota_line', { seller: row.seller, period: row.period }),
    value: quantity({ value: decimal(row.amount), currency: currency(row.currency ?? unit) }),
    place,
  };
}
