// The next twelve months: a target, the sellers that it needs, whom to hire, what it costs, and how sure it is.
import {
  coverageOf,
  planHires,
  simulateCapacity,
  type Coverage,
  type HiringPlan,
  type Market,
  type SellerGroup,
  type SimulatedMonth,
} from '@cordee/engine-planning';
import {
  allocateByLargestRemainder,
  amount,
  civilCalendar,
  decimal,
  decimalText,
  ok,
  percentageOf,
  periodsBetween,
  refused,
  sumDecimals,
  toAmount,
  toPayable,
  ZERO,
  type Amount,
  type Currency,
  type Decimal,
  type EntityId,
  type Period,
  type Result,
  type Scope,
} from '@cordee/kernel';
import type { FileNames, QuotaRow, QuotaStore } from '@cordee/modules/quotas';
import { assignedQuotas } from './assigned-quotas.ts';
import { teamFacts, type Facts, type PastMonth, type PlacedSeller, type TeamFacts } from './team-facts.ts';

export type CapacityDeps = {
  readonly quotas: QuotaStore;
  readonly fileNames: (scope: Scope) => Promise<FileNames>;
  readonly currencyOf: (tenant: Scope['tenant']) => Promise<string>;
  /** Everybody who holds a position on the scope's day. */
  readonly placedSellers: (scope: Scope) => Promise<readonly PlacedSeller[]>;
  readonly monthlyResults: (
    scope: Scope,
    months: readonly Period[],
  ) => Promise<ReadonlyMap<EntityId, readonly string[]>>;
};

/** What a hand may set; null: what the past says. Ratios are texts of decimals. */
export type Drivers = {
  readonly target: Decimal | null;
  /** Of a year: 0.2 where one in five leaves. */
  readonly attrition: Decimal | null;
  readonly rampMonths: number;
  readonly leadMonths: number;
  readonly market: Decimal;
  readonly season: 'history' | 'even';
  readonly monthlyCost: Decimal;
  readonly hiringCost: Decimal;
};

export type GroupPlan = {
  readonly group: SellerGroup;
  readonly targets: readonly Amount[];
  readonly plan: HiringPlan;
};

export type CapacityPlan = {
  readonly drivers: Drivers;
  readonly months: readonly Period[];
  readonly market: Market;
  readonly currency: Currency;
  readonly facts: Facts;
  readonly used: { readonly target: Decimal; readonly attrition: string };
  readonly groups: readonly GroupPlan[];
  readonly band: readonly SimulatedMonth[];
  readonly targets: readonly Amount[];
  /** Of the first quarter of the twelve months, which is how far quotas are given out. */
  readonly quotas: {
    readonly months: number;
    readonly rows: readonly QuotaRow[];
    readonly sum: Amount;
    readonly coverage: Coverage;
  };
  readonly capacity: Coverage;
};

const monthsOfYear = 12;
const yearsOfHistory = 2;
const quotaMonths = 3;
/** The paths of the band, and the seed that they are drawn from. */
export const DRAWS = { paths: 2_000, seed: 20_260_101 } as const;
const measureDigits = 6;

/** Refuses capacity.no_history where nobody sold anything, and what the engine does. */
export async function planCapacity(
  deps: CapacityDeps,
  asking: Scope,
  drivers: Drivers,
): Promise<Result<CapacityPlan>> {
  const { today } = asking;
  const scope: Scope = {
    ...asking,
    people: 'all',
    positions: 'all',
    branch: 0,
    asOf: { effective: today, change: null },
  };
  const facts = teamFacts(await readPast(deps, scope), await deps.placedSellers(scope), drivers.rampMonths);
  const teams = facts.teams.filter(({ productivity }) => productivity > 0);
  if (facts.sold <= 0 || teams.length === 0) return refused('capacity.no_history');
  const currency = (await deps.currencyOf(scope.tenant)) as Currency; // the organisation's own, checked when it was set
  const start = today.with({ day: 1 }).add({ months: 1 });
  const months = periodsBetween(civilCalendar, 'month', start, start.add({ years: 1 }));
  const market = marketOf(drivers, facts, months);
  const target = drivers.target ?? decimal(String(Math.round(facts.sold)));
  const attrition = monthlyAttrition(drivers, facts);
  const shares = shareTarget({ target, currency, teams, market });
  const groups: GroupPlan[] = [];
  for (const [at, team] of teams.entries()) {
    const group = groupOf(team, { drivers, attrition, currency });
    const targets = shares.slice(at * monthsOfYear, (at + 1) * monthsOfYear);
    const plan = planHires(group, targets, market);
    if (!plan.ok) return plan;
    groups.push({ group, targets, plan: plan.value });
  }
  const targets = months.map((_, month) =>
    sumAt(
      groups.map((each) => each.targets[month]),
      currency,
    ),
  );
  const band = simulate(groups, teams, { market, targets });
  const capacity = coverageOf({ value: target, currency }, meanOf(band, currency), []);
  if (!capacity.ok) return capacity;
  const quotas = await quotasOf(deps, scope, { months, targets, band, currency });
  if (!quotas.ok) return quotas;
  const used = { target, attrition: yearly(attrition).toFixed(4) };
  return ok({
    drivers,
    months,
    market,
    currency,
    facts,
    used,
    groups,
    band,
    targets,
    quotas: quotas.value,
    capacity: capacity.value,
  });
}

async function readPast(deps: CapacityDeps, scope: Scope): Promise<readonly PastMonth[]> {
  const end = scope.today.with({ day: 1 });
  const months = periodsBetween(civilCalendar, 'month', end.subtract({ years: yearsOfHistory }), end);
  const results = await deps.monthlyResults(scope, months);
  return Promise.all(
    months.map(async (month, at) => ({
      month,
      sellers: await deps.placedSellers({ ...scope, asOf: { ...scope.asOf, effective: month.from } }),
      results: new Map([...results].map(([seller, sold]) => [seller, sold[at] ?? '0'])),
    })),
  );
}

const measure = (value: number): Decimal => decimal(value.toFixed(measureDigits));
const numberIn = ({ unscaled, scale }: Decimal): number => Number(unscaled) / 10 ** scale;

function marketOf({ season }: Drivers, facts: Facts, months: readonly Period[]): Market {
  const weights = months.map(({ from }) => (season === 'even' ? 1 : (facts.season[from.month - 1] ?? 1)));
  return {
    season: weights.map((weight) => measure(Math.max(weight, smallestWeight))),
    yearlyChange: percentageOf(ZERO),
  };
}

const smallestWeight = 0.01;

/** A month's chance that comes to the year's: 12 months of 1.84 % are 20 %. */
function monthlyAttrition({ attrition }: Drivers, { left, sellerMonths }: Facts): number {
  if (attrition === null) return left / Math.max(1, sellerMonths);
  return 1 - (1 - numberIn(attrition)) ** (1 / monthsOfYear);
}

const yearly = (monthly: number): number => 1 - (1 - monthly) ** monthsOfYear;

type Shared = {
  readonly target: Decimal;
  readonly currency: Currency;
  readonly teams: readonly TeamFacts[];
  readonly market: Market;
};

/** To the cent, by what each team brings and each month weighs; team after team. */
function shareTarget({ target, currency, teams, market }: Shared): readonly Amount[] {
  const weights = teams.flatMap(({ heads, productivity }) =>
    market.season.map((weight) => measure(heads * productivity * numberIn(weight))),
  );
  return allocateByLargestRemainder(toPayable({ value: target, currency }, 'half-even'), weights).map(
    toAmount,
  );
}

type Assumed = { readonly drivers: Drivers; readonly attrition: number; readonly currency: Currency };

function groupOf(
  { team, role, heads, productivity }: TeamFacts,
  { drivers, attrition, currency }: Assumed,
): SellerGroup {
  const { rampMonths, leadMonths, market, monthlyCost, hiringCost } = drivers;
  const money = (value: Decimal): Amount => ({ value, currency });
  return {
    role,
    territory: team,
    heads,
    productivity: amount((productivity * (1 + numberIn(market))).toFixed(2), currency),
    ramp: Array.from({ length: rampMonths }, (_, at) => percentageOf(measure((at + 1) / (rampMonths + 1)))),
    attrition: percentageOf(measure(attrition)),
    hiringLeadMonths: leadMonths,
    monthlyCost: money(monthlyCost),
    hiringCost: money(hiringCost),
  };
}

const sumAt = (amounts: readonly (Amount | undefined)[], currency: Currency): Amount => ({
  value: sumDecimals(amounts.flatMap((each) => each?.value ?? [])),
  currency,
});

function simulate(
  groups: readonly GroupPlan[],
  teams: readonly TeamFacts[],
  { market, targets }: { readonly market: Market; readonly targets: readonly Amount[] },
): readonly SimulatedMonth[] {
  const simulated = groups.map(({ group, plan }, at) => ({
    heads: group.heads,
    attrition: numberIn(group.attrition),
    ramp: group.ramp.map(numberIn),
    output: market.season.map((weight) => numberIn(group.productivity.value) * numberIn(weight)),
    outputNoise: teams[at]?.noise ?? 0,
    hires: plan.hires,
    delay: [1],
    backfillMonths: null,
  }));
  const wanted = targets.map(({ value }) => numberIn(value));
  return simulateCapacity({ groups: simulated, targets: wanted, ...DRAWS }).months;
}

const meanOf = (band: readonly SimulatedMonth[], currency: Currency): Amount =>
  sumAt(
    band.map(({ mean }) => amount(mean.toFixed(2), currency)),
    currency,
  );

type Asked = Pick<CapacityPlan, 'months' | 'targets' | 'band' | 'currency'>;

async function quotasOf(
  { quotas }: CapacityDeps,
  scope: Scope,
  { months, targets, band, currency }: Asked,
): Promise<Result<CapacityPlan['quotas']>> {
  const [first, last] = [months[0], months[quotaMonths - 1]];
  if (first === undefined || last === undefined) return refused('capacity.no_history');
  const span = { ...first, from: first.from, to: last.to };
  const rows = await quotas.quotas(scope, { overlapping: span });
  const assigned = assignedQuotas(rows, { from: span.from.toString(), to: span.to.toString(), currency });
  const target = sumAt(targets.slice(0, quotaMonths), currency);
  const amounts = assigned.map((row) => ({ value: decimal(row.amount), currency }));
  const coverage = coverageOf(target, meanOf(band.slice(0, quotaMonths), currency), amounts);
  return coverage.ok
    ? ok({ months: quotaMonths, rows: assigned, sum: sumAt(amounts, currency), coverage: coverage.value })
    : coverage;
}

export const countText = (value: number): string => decimalText(measure(value));
