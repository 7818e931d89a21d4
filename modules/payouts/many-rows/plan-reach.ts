// How far a plan reads: further than what its payees sold in the period, it is calculated as a whole.
import { barriersOf, windowOf, type Plan } from '@cordee/engine-compensation';
import {
  ALWAYS,
  civilCalendar,
  compareDates,
  parentsOf,
  periodsBetween,
  type Period,
  type PlainDate,
} from '@cordee/kernel';

export type PlanReach = {
  /** Own sales of the period, quotas and terms are all there is: each payee is calculated alone. */
  readonly isOwn: boolean;
  /** Own sales are, of the period or of the days before it that its measures look back over. */
  readonly isAlone: boolean;
  /** A payee's pay depends on other payees, or on sales of others. */
  readonly readsEverybody: boolean;
  /** A payee's pay depends on what earlier periods earned. */
  readonly readsEarlier: boolean;
  /** The first day of the sales that it reads. */
  readonly salesFrom: PlainDate;
};

/**
 * Example: a measure of the year to date in March 2026 reads sales from 1 January, and no others' sales; so does a cap of
 * the year, which counts on what January and February earned.
 */
export function reachOf(plan: Plan, period: Period): PlanReach {
  const readsEverybody = isOfEverybody(plan);
  const readsEarlier = isOfEarlier(plan);
  const first = readsEarlier ? (earlierPeriodsOf(plan, period)[0] ?? period) : period;
  const salesFrom = isOfAnyTime(plan) ? ALWAYS : windowStart(plan, first);
  const isStanding =
    plan.proration === null &&
    plan.measures.every(({ base }) => base !== 'figure') &&
    !plan.components.some(({ readsHire }) => readsHire);
  const isAlone = !readsEverybody && !readsEarlier && isStanding && !isOfAnyTime(plan);
  const isOwn = isAlone && salesFrom.equals(period.from);
  return { isOwn, isAlone, readsEverybody, readsEarlier, salesFrom };
}

/** The periods of the year before this one, which a true-up or a limit of the year counts on. */
export function earlierPeriodsOf({ calendar, grain }: Plan, period: Period): readonly Period[] {
  if (calendar !== civilCalendar.code) return [];
  const year = parentsOf(civilCalendar, period).find((parent) => parent.grain === 'year') ?? period;
  return periodsBetween(civilCalendar, grain, year.from, period.from);
}

const ruleOfOwnSales = ['owner', 'split', 'roll_up'];

function isOfEverybody(plan: Plan): boolean {
  return (
    barriersOf(plan).stages.includes('group') ||
    plan.crediting.some(({ type }) => !ruleOfOwnSales.includes(type)) ||
    plan.measures.some(({ aggregation }) => aggregation === 'new_customers')
  );
}

function isOfEarlier({ components }: Plan): boolean {
  return components.some(
    ({ modifiers: { true_up: isTrueUp, floor, cap } }) =>
      isTrueUp || [...floor, ...cap].some(({ per }) => per === 'year') || cap.some(isCarried),
  );
}

const isCarried = ({ excess }: { readonly excess: string }): boolean => excess === 'carried';

/** A refund, a payment or a release belongs to a sale of any time; a new customer bought nothing before. */
export function isOfAnyTime({ measures, conversion, release }: Plan): boolean {
  return (
    conversion !== null ||
    measures.some(({ base, aggregation }) => base === 'cash' || aggregation === 'new_customers') ||
    (release !== null && isBySale(release))
  );
}

/** Whether what is released follows each sale: until its customer pays, or is taken back with it. */
function isBySale({ clawback, schedule }: NonNullable<Plan['release']>): boolean {
  return clawback !== null || schedule.some(({ shares }) => shares.some(({ on }) => on === 'collection'));
}

function windowStart({ measures }: Plan, period: Period): PlainDate {
  return measures
    .map((measure) => windowOf(measure, period, civilCalendar).from ?? ALWAYS)
    .reduce((first, from) => (compareDates(from, first) < 0 ? from : first), period.from);
}
