// What a plan pays, written a second time from the specification alone: fractions of two whole numbers, one pass over
// the transactions, plain text codes. It imports nothing of the engine and nothing of the kernel.

export type Fraction = readonly [top: bigint, bottom: bigint];

type OracleTier = { readonly from: Fraction; readonly rate: Fraction };

export type OracleComponent =
  | { readonly pays: 'percentage'; readonly rate: Fraction; readonly clawback: boolean }
  | {
      readonly pays: 'tiers';
      readonly by: 'amount' | 'attainment';
      readonly tiers: readonly OracleTier[];
      readonly clawback: boolean;
    }
  | {
      readonly pays: 'bonus';
      readonly bonus: Fraction;
      readonly threshold: Fraction;
      readonly weight: Fraction;
    };

type OracleSale = {
  readonly kind: string;
  /** Days since the first day of the period. */
  readonly day: number;
  readonly amount: Fraction;
  readonly seller: string | null;
};

type OraclePayee = {
  readonly code: string;
  readonly firstDay: number;
  /** The first day without the plan. */
  readonly endDay: number;
  readonly quota: Fraction | null;
};

export type OracleWorld = {
  readonly days: number;
  readonly base: 'order_intake' | 'invoicing';
  readonly sales: readonly OracleSale[];
  readonly payees: readonly OraclePayee[];
  readonly components: readonly OracleComponent[];
};

/** Cents by payee and component, in their order; null where the specification asks for an issue instead of an amount. */
export function oraclePay(world: OracleWorld): readonly (readonly (bigint | null)[])[] {
  return world.payees.map((payee) => {
    let sold: Fraction = [0n, 1n];
    for (const sale of world.sales) {
      if (sale.seller !== payee.code) continue;
      if (sale.day < 0 || sale.day >= world.days || sale.day < payee.firstDay || sale.day >= payee.endDay)
        continue;
      const counted = countedAs(world.base, sale);
      if (counted !== null) sold = sum(sold, counted);
    }
    return world.components.map((component) => {
      const exact = exactPay(component, sold, payee.quota);
      return exact === null ? null : centsHalfEven(exact);
    });
  });
}

function countedAs(base: OracleWorld['base'], { kind, amount }: OracleSale): Fraction | null {
  const [top, bottom] = amount;
  if (base === 'order_intake') return kind === 'order' ? amount : null;
  if (kind === 'invoice') return amount;
  return kind === 'credit_note' || kind === 'rebate' ? [top > 0n ? -top : top, bottom] : null;
}

function exactPay(component: OracleComponent, sold: Fraction, quota: Fraction | null): Fraction | null {
  const hasQuota = quota !== null && quota[0] > 0n;
  if (component.pays === 'bonus') {
    if (!hasQuota) return null;
    const isReached = !isBelow(sold, product(quota, component.threshold));
    return isReached ? product(component.bonus, component.weight) : [0n, 1n];
  }
  const base: Fraction = sold[0] < 0n && !component.clawback ? [0n, 1n] : sold;
  if (component.pays === 'percentage') return product(base, component.rate);
  if (component.by === 'attainment' && !hasQuota) return null;
  const unit: Fraction = component.by === 'attainment' && quota !== null ? quota : [1n, 1n];
  return tiered(base, component.tiers, unit);
}

/** Integrates the rate from zero to the base: at each threshold the slope changes by the difference of two rates. */
function tiered(base: Fraction, tiers: readonly OracleTier[], unit: Fraction): Fraction {
  let pay: Fraction = [0n, 1n];
  let slope: Fraction = [0n, 1n];
  tiers.forEach(({ from, rate }, index) => {
    const threshold = product(from, unit);
    const change = sum(rate, negative(slope));
    if (index === 0 || isBelow(threshold, base))
      pay = sum(pay, product(sum(base, negative(threshold)), change));
    slope = rate;
  });
  return pay;
}

const product = (a: Fraction, b: Fraction): Fraction => [a[0] * b[0], a[1] * b[1]];
const sum = (a: Fraction, b: Fraction): Fraction => [a[0] * b[1] + b[0] * a[1], a[1] * b[1]];
const negative = ([top, bottom]: Fraction): Fraction => [-top, bottom];
const isBelow = (a: Fraction, b: Fraction): boolean => a[0] * b[1] < b[0] * a[1];

/** The nearest whole number of cents; of two equally near, the even one. */
function centsHalfEven([top, bottom]: Fraction): bigint {
  const doubled = top * 200n;
  let cents = (top * 100n) / bottom;
  const distance = (candidate: bigint) => {
    const off = doubled - candidate * 2n * bottom;
    return off < 0n ? -off : off;
  };
  for (const candidate of [cents - 1n, cents + 1n]) {
    const isNearer = distance(candidate) < distance(cents);
    const isEvenTie = distance(candidate) === distance(cents) && candidate % 2n === 0n;
    if (isNearer || isEvenTie) cents = candidate;
  }
  return cents;
}
