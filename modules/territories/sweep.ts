// Several weights instead of one: what each proposal of a search leans to, and which of them are worth showing.

/** As asked; towards even territories, short ways, or accounts that keep their seller. */
export const AIMS = ['asked', 'balance', 'travel', 'continuity'] as const;
export type Aim = (typeof AIMS)[number];

export type Weights = { readonly aim: Aim; readonly tolerance: number; readonly continuityKm: number };

const [evener, looser, dearer, dearKm] = [0.5, 2, 4, 100];

/**
 * The weights that are tried, as asked first: a tolerance of half, a change of hands for nothing where it had a price, and twice the tolerance
 * with a change of hands four times as dear, 100 km at least.
 */
export function sweepOf({ tolerance, continuityKm }: Omit<Weights, 'aim'>): readonly Weights[] {
  const travel: Weights = { aim: 'travel', tolerance, continuityKm: 0 };
  const dear = Math.max(continuityKm * dearer, dearKm);
  return [
    { aim: 'asked', tolerance, continuityKm },
    { aim: 'balance', tolerance: tolerance * evener, continuityKm },
    ...(continuityKm > 0 ? [travel] : []),
    { aim: 'continuity', tolerance: tolerance * looser, continuityKm: dear },
  ];
}

/** What a proposal costs, each the less the better: the larger Gini, the mean way in km, accounts and money that move. */
export type Traded = readonly [imbalance: number, km: number, accounts: number, revenue: number];

const shownMost = 3;

/**
 * The proposals worth comparing, in their order: of two where one is no better in anything the other alone stays, and of
 * more than three the first and those that differ most from what is shown already. Measured in the whole span of each cost.
 */
export function worthComparing<Row>(rows: readonly Row[], tradedOf: (row: Row) => Traded): readonly Row[] {
  const all = rows.map((row) => ({ row, traded: tradedOf(row) }));
  const open = all.filter(
    ({ traded }, index) => !all.some((other, at) => beats(other.traded, traded, at < index)),
  );
  const apart = apartIn(open.map(({ traded }) => traded));
  const shown = open.slice(0, 1);
  while (shown.length < Math.min(shownMost, open.length)) {
    const away = (each: (typeof open)[number]) =>
      Math.min(...shown.map(({ traded }) => apart(traded, each.traded)));
    const [next] = open.filter((each) => !shown.includes(each)).toSorted((a, b) => away(b) - away(a));
    if (next !== undefined) shown.push(next);
  }
  return open.filter((each) => shown.includes(each)).map(({ row }) => row);
}

const alike = 1e-9;

/** Whether one is as good in everything and better in something; of equals the first. */
function beats(one: Traded, other: Traded, isFirst: boolean): boolean {
  const isAsGood = one.every((cost, index) => cost <= (other[index] ?? 0) + alike);
  const isBetter = one.some((cost, index) => cost < (other[index] ?? 0) - alike);
  return isAsGood && (isBetter || isFirst);
}

function apartIn(all: readonly Traded[]): (one: Traded, other: Traded) => number {
  const spans = (all[0] ?? []).map((_, index) => {
    const costs = all.map((traded) => traded[index] ?? 0);
    return Math.max(...costs) - Math.min(...costs);
  });
  return (one, other) =>
    Math.hypot(
      ...spans.map((span, index) => (span > alike ? ((one[index] ?? 0) - (other[index] ?? 0)) / span : 0)),
    );
}
