import {
  currency,
  decimalText,
  dividedBy,
  isZero,
  numberOf,
  percentage,
  ROWS_SHOWN_MAX,
  RowStreamHash,
  sumAmounts,
  type Amount,
  type Explanation,
  type Label,
  type Period,
} from '@cordee/kernel';
import type { Transaction } from '@cordee/engine-compensation';
import { explainQuotas, type QuotaRow } from '@cordee/modules/quotas';

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

/**
 * Attainment as its division: the revenue that quotas cover over the quota lines, each with its file and line. Sellers
 * without quota stay out of both. Without a quota to divide by, the revenue alone.
 */
export function explainAttainment(facts: AttainmentFacts): Explanation {
  const sellers = new Set(facts.quotas.map((row) => row.personId));
  const covered = facts.sales.filter((sale) => sellers.has(sale.seller));
  const [revenue, quota] = [explainRevenue({ ...facts, sales: covered }), explainQuota(facts)];
  const [above, below] = [revenue, quota].map((part) => (part?.value ? numberOf(part.value) : null));
  if (!quota || !above || !below || isZero(below)) return explainRevenue(facts);
  const ratio = dividedBy(above, below, { scale: 6, rounding: 'half-even' });
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

/** The quota lines of the chosen sellers; null without any, or where they have no sum. */
export function explainQuota({ quotas, files, period, filter }: AttainmentFacts): Explanation | null {
  return explainQuotas(quotas, files, {
    label: label('dashboards.quota_of', { period: period.code }),
    filter,
  });
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
