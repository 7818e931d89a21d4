// The facts of the bench, from a seed: sales of three years, rates of exchange, quotas of live and of three branches.
import {
  ALWAYS,
  civilCalendar,
  decimalText,
  derivedId,
  periodsBetween,
  plainDate,
  type EntityId,
  type TenantId,
} from '@cordee/kernel';
import type { FactRow } from '@cordee/platform/database';
import type { Random } from '../random.ts';

export type ModelFact = {
  readonly entityId: EntityId;
  readonly effectiveFrom: string;
  readonly line: number | null;
  readonly values: FactRow;
};

export const firstDay = plainDate('2024-01-01');
export const endDay = plainDate('2027-01-01');
export const quarters = periodsBetween(civilCalendar, 'quarter', firstDay, endDay);
export const branches = [
  { branch: 1, parent: 0 },
  { branch: 2, parent: 0 },
  { branch: 3, parent: 1 },
] as const;

const daysInAll = firstDay.until(endDay).days;
const products = ['rope', 'harness', 'helmet', 'crampon', 'export'] as const;
/** What the plan counts: an export is in dollars, and the plan pays in euros. */
export const domesticProducts = products.filter((product) => product !== 'export');
export const exactProduct = 'exact';

export const saleId = (tenant: TenantId, sale: number) => derivedId(tenant, 'bench', `sale:${sale}`);
export const sellerId = (tenant: TenantId, seller: number) => derivedId(tenant, 'bench', `seller:${seller}`);

export type ModelSizes = { readonly sales: number; readonly sellers: number };

/** Facts are sales but for the quotas, one a seller and quarter, and the rates. */
export function modelSizes(facts: number): ModelSizes {
  const sellers = Math.max(10, Math.round(facts / 500));
  return { sellers, sales: Math.max(100, facts - sellers * quarters.length) };
}

export function saleFact(tenant: TenantId, sale: number, { sellers }: ModelSizes, random: Random): ModelFact {
  const product = random.pick(products);
  const amount = decimalText({
    unscaled: BigInt(random.below(500_000_000)),
    scale: random.pick([0, 2, 2, 4]),
  });
  return saleOf(tenant, `sale:${sale}`, {
    product,
    amount,
    seller: random.below(sellers),
    day: random.below(daysInAll),
    currency: product === 'export' ? 'USD' : 'EUR',
  });
}

/** Sales of 10^12 with four decimals: seventeen digits, more than a float can hold. */
export function exactFact(tenant: TenantId, index: number, random: Random): ModelFact {
  const unscaled = 10n ** 16n + BigInt(random.below(2 ** 31)) * 1_000_003n + BigInt(index);
  return saleOf(tenant, `exact:${index}`, {
    product: exactProduct,
    amount: decimalText({ unscaled, scale: 4 }),
    seller: 0,
    day: random.below(daysInAll),
    currency: 'USD',
  });
}

type Sale = {
  readonly product: string;
  readonly amount: string;
  readonly seller: number;
  readonly day: number;
  readonly currency: string;
};

function saleOf(tenant: TenantId, code: string, { product, amount, seller, day, currency }: Sale): ModelFact {
  const occurredOn = firstDay.add({ days: day }).toString();
  const values = {
    code,
    kind: 'order',
    occurred_on: occurredOn,
    amount,
    currency,
    seller_id: sellerId(tenant, seller),
    product,
  };
  return { entityId: derivedId(tenant, 'bench', code), effectiveFrom: ALWAYS.toString(), line: null, values };
}

export function quotaFact(tenant: TenantId, seller: number, quarter: number, random: Random): ModelFact {
  const period = quarters[quarter % quarters.length];
  if (period === undefined) throw new Error('the bench has quarters');
  const position = sellerId(tenant, seller);
  const amount = decimalText({ unscaled: BigInt(1 + random.below(2_000_000_000)), scale: 2 });
  const values = {
    position_id: position,
    measure: 'order_intake',
    calendar: period.calendar,
    period_code: period.code,
    period_from: period.from.toString(),
    period_to: period.to.toString(),
    amount,
    unit: 'amount',
    currency: 'EUR',
  };
  return {
    entityId: derivedId(tenant, 'bench', `quota:${seller}:${period.code}`),
    effectiveFrom: ALWAYS.toString(),
    line: null,
    values,
  };
}

/** One rate of eight decimals a month. */
export function rateFacts(tenant: TenantId, random: Random): readonly ModelFact[] {
  return periodsBetween(civilCalendar, 'month', firstDay, endDay).map(({ from }) => ({
    entityId: derivedId(tenant, 'bench', 'rate:USD:EUR'),
    effectiveFrom: from.toString(),
    line: null,
    values: {
      from_currency: 'USD',
      to_currency: 'EUR',
      rate: decimalText({ unscaled: 80_000_000n + BigInt(random.below(40_000_000)), scale: 8 }),
    },
  }));
}
