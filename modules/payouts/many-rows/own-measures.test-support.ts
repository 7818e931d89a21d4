// The measures that a random plan has beside its sums of amounts, and the pay by each.
import { derivedId, type EntityId, type TenantId } from '@cordee/kernel';

export const idOf = (tenant: TenantId, name: string): EntityId => derivedId(tenant, 'test', name);

const attributes = [
  { code: 'segment', holds: 'text' },
  { code: 'freight', holds: 'amount' },
  { code: 'remise', holds: 'percentage' },
  { code: 'signed', holds: 'date' },
];
export type OwnMeasure = Readonly<Record<string, unknown>>;
const formulaOf = (formula: string) => ({ formula, language: 'fr' });
/** Measures with a value of their own, or that are divided, or that look at what only some sales say. */
export const OWN_MEASURES: readonly OwnMeasure[] = [
  { base: 'invoicing', aggregation: 'margin' },
  {
    base: 'order_intake',
    aggregation: 'margin',
    bands: [{ field: 'quantity', at_least: '1', below: '70000' }],
  },
  { base: 'invoicing', aggregation: 'quantity', filters: [{ field: 'territory', values: ['nord', 'est'] }] },
  { base: 'invoicing', aggregation: 'margin_rate', credits: 'direct' },
  {
    base: 'order_intake',
    aggregation: 'average',
    of: 'margin',
    bands: [{ field: 'margin', at_least: '5.5' }],
  },
  { base: 'invoicing', aggregation: 'average', of: 'quantity' },
  { base: 'invoicing', aggregation: 'share', part: [{ field: 'segment', values: ['large', 'épée "🗻"'] }] },
  { base: 'order_intake', aggregation: 'share', of: 'count', part: [{ field: 'product', values: ['rope'] }] },
  {
    base: 'order_intake',
    aggregation: 'distinct_customers',
    filters: [{ field: 'customer', values: ['acme', 'bolt'] }],
  },
  { base: 'invoicing', aggregation: 'amount', excludes: ['freight'] },
  { base: 'order_intake', aggregation: 'amount', credits: 'additional', excludes: ['freight', 'remise'] },
  {
    base: 'order_intake',
    aggregation: 'count',
    bands: [{ field: 'freight', at_least: '0.0001', below: '12.5' }],
  },
  {
    base: 'invoicing',
    aggregation: 'amount',
    attributes,
    condition: formulaOf('OU(segment = "large"; MOIS(signed) = 2; quantité > 40; client = "x")'),
  },
  {
    base: 'order_intake',
    aggregation: 'quantity',
    attributes,
    condition: formulaOf('ET(territoire <> "sud"; marge < montant)'),
  },
  {
    base: 'invoicing',
    aggregation: 'amount',
    value: formulaOf('marge * 20 % + SI(quantité > 10; 5; 0) * montant'),
  },
  {
    base: 'invoicing',
    aggregation: 'average',
    attributes,
    value: formulaOf('SI(segment = "large"; montant / 3; marge)'),
    filters: [{ field: 'segment', values: ['large', 'small'] }],
  },
  { base: 'won_deals', aggregation: 'distinct_customers' },
];
/** Customers are named by what they are in the database. */
export function withCustomers(tenant: TenantId, own: OwnMeasure) {
  const { filters } = own;
  if (!Array.isArray(filters)) return own;
  return {
    ...own,
    filters: filters.map(
      ({ field, values }: { readonly field: string; readonly values: readonly string[] }) => ({
        field,
        values: field === 'customer' ? values.map((each) => idOf(tenant, each)) : values,
      }),
    ),
  };
}

/** Pay by what the measure is: money, a quotient or a number of things. */
export function ownComponent({ aggregation }: OwnMeasure) {
  const code = 'of_own';
  if (aggregation === 'amount' || aggregation === 'margin')
    return { code, type: 'percentage_of_measure', args: { measure: 'own', rate: '0.05' } };
  if (aggregation === 'average' || aggregation === 'margin_rate' || aggregation === 'share') {
    const rows = [
      { from: '0', amount: '10' },
      { from: '0.3', amount: '200' },
    ];
    return {
      code,
      type: 'amount_table',
      args: { measure: 'own', thresholds: 'value', rows, shape: 'linear' },
    };
  }
  return { code, type: 'per_unit', args: { measure: 'own', amount: '2.5' } };
}
