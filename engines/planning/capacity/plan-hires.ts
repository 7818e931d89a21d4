// Indices come from the loops' own bounds, hence `!`.
import { amount, decimal, minorUnits, ok, plusAmounts, rounded, timesDecimal } from '@cordee/kernel';
import type { Amount, Decimal, Result } from '@cordee/kernel';
import type { Market, SellerGroup } from './seller-group.ts';
import { sellersNeeded } from './sellers-needed.ts';

export type HiringPlan = {
  /** Sellers past their ramp that each month needs. */
  readonly needed: readonly number[];
  /** First days to come, by month. */
  readonly hires: readonly number[];
  /** What each of them follows from. */
  readonly begun: readonly Begun[];
  /** Expected sellers in place, and what they are worth in sellers past their ramp. */
  readonly heads: readonly number[];
  readonly ramped: readonly number[];
  /** Fully loaded, of all sellers in place and of the month's hires. */
  readonly cost: readonly Amount[];
};

/** Hires who begin in a month for what a month lacks: (needed − in place) ÷ share of them who are still there. */
type Begun = {
  readonly start: number;
  readonly lacking: number;
  readonly needed: number;
  readonly inPlace: number;
  readonly staying: number;
  readonly hires: number;
};

/** Expected heads are rounded to this before they meet money. */
const headDigits = 4;
const negligible = 1e-9;

/**
 * Whom to hire, and when, so that expected sellers reach what each month needs with their ramp behind them: who lacks in a
 * month begins so many months before as the ramp is long, or as early as the lead time allows. Where that is too late the
 * month stays short, `ramped` says by how much, and nobody is hired on top. `targets` are one a month, from month 0. Refuses
 * planning.no_productivity.
 *
 * Example: 4 sellers, nobody leaves, a target of 6 from month 5 on, a ramp of two months, a lead of one: two begin in month 3.
 */
export function planHires(
  group: SellerGroup,
  targets: readonly Amount[],
  market: Market,
): Result<HiringPlan> {
  const needed: number[] = [];
  for (const [month, target] of targets.entries()) {
    const sellers = sellersNeeded(group, target, market, month);
    if (!sellers.ok) return sellers;
    needed.push(Number(sellers.value.value.kind === 'decimal' ? sellers.value.value.value.unscaled : 0n));
  }
  const begun = hiresFor(group, needed);
  const hires = begunIn(begun, needed.length);
  const places = targets.map((_, month) => inPlace(group, hires, month));
  return ok({
    needed,
    hires,
    begun,
    heads: places.map(({ heads }) => heads),
    ramped: places.map(({ ramped }) => ramped),
    cost: places.map(({ heads }, month) => costOf(group, heads, hires[month]!)),
  });
}

function hiresFor(group: SellerGroup, needed: readonly number[]): readonly Begun[] {
  const begun: Begun[] = [];
  const hires = needed.map(() => 0);
  for (const [lacking, sellers] of needed.entries()) {
    const start = Math.max(group.hiringLeadMonths, lacking - group.ramp.length);
    const there = inPlace(group, hires, lacking).heads;
    const gap = sellers - there;
    if (start > lacking || gap <= negligible) continue;
    const staying = stays(group) ** (lacking - start);
    const more = Math.ceil(gap / staying - negligible);
    hires[start]! += more;
    begun.push({ start, lacking, needed: sellers, inPlace: there, staying, hires: more });
  }
  return begun;
}

function begunIn(begun: readonly Begun[], months: number): readonly number[] {
  const hires = Array.from({ length: months }, () => 0);
  for (const each of begun) hires[each.start]! += each.hires;
  return hires;
}

/** What a hire is expected to be worth so many months after the first day. */
function worthAfter(group: SellerGroup, months: number): number {
  const share = group.ramp[months];
  return stays(group) ** months * (share === undefined ? 1 : numberOf(share));
}

function stays({ attrition }: SellerGroup): number {
  return 1 - numberOf(attrition);
}

function numberOf({ unscaled, scale }: Decimal): number {
  return Number(unscaled) / 10 ** scale;
}

/** Expected at the end of a month: who is there in a month leaves with the group's chance, hires of the month stay it. */
function inPlace(group: SellerGroup, hires: readonly number[], month: number) {
  let heads = group.heads * stays(group) ** (month + 1);
  let ramped = heads;
  for (let start = 0; start <= month; start++) {
    heads += hires[start]! * stays(group) ** (month - start);
    ramped += hires[start]! * worthAfter(group, month - start);
  }
  return { heads, ramped };
}

function costOf(group: SellerGroup, heads: number, hired: number): Amount {
  const { monthlyCost, hiringCost } = group;
  const months = timesDecimal(monthlyCost, decimal(heads.toFixed(headDigits)));
  const { value, currency } = plusAmounts(months, timesDecimal(hiringCost, decimal(String(hired))));
  return { value: rounded(value, { scale: minorUnits(currency), rounding: 'half-even' }), currency };
}

/** The sum of a plan's months. */
export function totalCost({ cost }: HiringPlan): Amount {
  const [first, ...rest] = cost;
  return rest.reduce(plusAmounts, first ?? amount('0', 'EUR'));
}
