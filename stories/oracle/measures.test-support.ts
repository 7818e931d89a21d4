// For whom sales count and what measures of them come to, written a second time from the specification alone: one pass,
// whole numbers of a millionth, plain texts. It imports nothing of the engine and nothing of the kernel.

export type OracleSale = {
  readonly code: string;
  readonly kind: 'invoice' | 'credit_note' | 'rebate' | 'order';
  readonly day: number;
  readonly cents: bigint;
  readonly currency: string;
  readonly seller: string | null;
  /** Hundredths by payee; they sum to 100. */
  readonly splits: readonly (readonly [payee: string, hundredths: number])[];
  readonly refersTo: string | null;
  readonly product: string;
  readonly customer: string;
  readonly units: bigint;
};

export type OracleMeasuring = {
  readonly sales: readonly OracleSale[];
  /** The price of a dollar in hundredths of a euro, from a day on. */
  readonly dollar: readonly (readonly [day: number, price: bigint])[];
  /** Payee, manager, first day, first day after. */
  readonly reports: readonly (readonly [string, string, number, number])[];
  readonly lastDay: number;
};

export type OracleMeasured = {
  /** Millionths of a euro; null without a rate. */
  amount: bigint | null;
  /** Hundredths of a unit. */
  units: bigint;
  customers: number;
  /** Of the amount, that of the product "ropes". */
  ropes: bigint | null;
};

/** What the invoicing of each payee comes to up to the last day: own sales, shares of splits, and those of one's people. */
export function oracleMeasures(world: OracleMeasuring): ReadonlyMap<string, OracleMeasured> {
  const result = new Map<string, OracleMeasured>();
  const buyers = new Set<string>();
  for (const sale of world.sales) {
    if (sale.day < 0 || sale.day > world.lastDay || sale.kind === 'order') continue;
    const origin = world.sales.find(({ code }) => code === sale.refersTo) ?? sale;
    const price = sale.currency === 'EUR' ? 100n : priceOn(world, origin.day);
    const sign = sale.kind !== 'invoice' && sale.cents > 0n ? -1n : 1n;
    for (const [payee, credited, hundredths] of partsOf(world, sale, origin)) {
      const before = result.get(payee) ?? { amount: 0n, units: 0n, customers: 0, ropes: 0n };
      const added = price === null ? null : sign * credited * price;
      const sum = (a: bigint | null) => (a === null || added === null ? null : a + added);
      const isBuyer = sale.kind === 'invoice' && !buyers.has(`${payee} ${sale.customer}`);
      if (isBuyer) buyers.add(`${payee} ${sale.customer}`);
      result.set(payee, {
        amount: sum(before.amount),
        units: before.units + (sale.kind === 'invoice' ? sale.units : -sale.units) * BigInt(hundredths),
        customers: before.customers + (isBuyer ? 1 : 0),
        ropes: sale.product === 'ropes' ? sum(before.ropes) : before.ropes,
      });
    }
  }
  return result;
}

function priceOn({ dollar }: OracleMeasuring, day: number): bigint | null {
  let price: bigint | null = null;
  let since = -Infinity;
  for (const [from, value] of dollar) if (from <= day && from >= since) [price, since] = [value, from];
  return price;
}

/** Payee, hundredths of a cent that are credited, and hundredths of the sale: direct shares are whole cents. */
function partsOf(
  world: OracleMeasuring,
  sale: OracleSale,
  origin: OracleSale,
): readonly (readonly [string, bigint, number])[] {
  const shares: readonly (readonly [string, number])[] =
    origin.splits.length > 0 ? origin.splits : origin.seller === null ? [] : [[origin.seller, 100]];
  const direct = centsByShare(sale.cents, shares);
  const managers = new Map<string, number>();
  for (const [payee, hundredths] of shares) {
    const above = world.reports.find(
      ([who, , from, to]) => who === payee && from <= origin.day && origin.day < to,
    );
    if (above !== undefined && above[1] !== payee)
      managers.set(above[1], (managers.get(above[1]) ?? 0) + hundredths);
  }
  return [
    ...direct.map(([payee, cents, part]) => [payee, cents * 100n, part] as const),
    ...[...managers].map(([payee, part]) => [payee, sale.cents * BigInt(part), part] as const),
  ];
}

function centsByShare(
  cents: bigint,
  shares: readonly (readonly [string, number])[],
): readonly (readonly [string, bigint, number])[] {
  const whole = cents < 0n ? -cents : cents;
  const parts = shares.map(([payee, hundredths]) => {
    const exact = whole * BigInt(hundredths);
    return { payee, hundredths, down: exact / 100n, left: exact % 100n };
  });
  let missing = whole - parts.reduce((sum, { down }) => sum + down, 0n);
  for (const part of parts.toSorted((a, b) => Number(b.left - a.left))) {
    if (missing === 0n) break;
    part.down += 1n;
    missing -= 1n;
  }
  return parts.map(({ payee, down, hundredths }) => [payee, cents < 0n ? -down : down, hundredths] as const);
}
