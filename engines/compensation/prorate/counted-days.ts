import {
  compareDates,
  isWithin,
  minDecimal,
  minus,
  ONE,
  plus,
  sumDecimals,
  times,
  ZERO,
} from '@cordee/kernel';
import type { Decimal, Effective, PlainDate } from '@cordee/kernel';
import type { Presence } from './presence.ts';
import type { LeaveEffect, ProrationRule } from './proration-field.ts';
import type { DayCounter } from './working-calendar.ts';

/** The days of a span, and how many of them count, exact: half a day of leave or a fifth of part-time is a fraction. */
export type CountedDays = {
  /** All days of the span. */
  readonly all: Decimal;
  /** For the objective: those worked, at their part-time ratio and their share of the ramp. */
  readonly objective: Decimal;
  /** For pay: those worked and those of a leave that keeps pay. */
  readonly pay: Decimal;
  /** Those really worked. */
  readonly worked: Decimal;
  /** Those of a leave that counts as the average of the days worked. */
  readonly average: Decimal;
};

type Days = { readonly from: PlainDate; readonly to: PlainDate };
type Counting = { readonly rule: ProrationRule; readonly count: DayCounter };

const NO_DAYS: CountedDays = { all: ZERO, objective: ZERO, pay: ZERO, worked: ZERO, average: ZERO };

/** Counts the days of a span, stretch by stretch, so that spans that follow each other add up exactly. */
export function countedDays(presence: Presence, { from, to }: Days, counting: Counting): CountedDays {
  const bounds = boundsWithin(presence, { from, to }, counting.rule);
  return bounds.slice(1).reduce((sum, end, index) => {
    const start = bounds[index] ?? from;
    const days: Decimal = { unscaled: BigInt(counting.count(start, end)), scale: 0 };
    return added(sum, stretch(presence, start, { days, rule: counting.rule }));
  }, NO_DAYS);
}

type Stretch = { readonly days: Decimal; readonly rule: ProrationRule };

/** A run of days that all count alike: what holds on the first holds on all. */
function stretch(presence: Presence, on: PlainDate, { days, rule }: Stretch): CountedDays {
  if (!isPresent(presence, on)) return { ...NO_DAYS, all: days };
  const time = times(days, rule.part_time ? timeOn(presence, on) : ONE);
  const away = awayOn(presence, on, rule);
  const here = minus(ONE, sumDecimals(Object.values(away)));
  const scaled = (...parts: readonly Decimal[]) => times(time, sumDecimals(parts));
  return {
    all: days,
    objective: times(scaled(here, away.keeps_average), rampOn(presence, on, rule)),
    pay: scaled(here, away.keeps_average, away.lowers_objective),
    worked: scaled(here),
    average: scaled(away.keeps_average),
  };
}

type Away = Readonly<Record<Exclude<LeaveEffect, 'none'>, Decimal>>;

/** The share of the day that is on leave, by what the leave does; all together it is never more than the day. */
function awayOn({ leaves }: Presence, on: PlainDate, rule: ProrationRule): Away {
  const away = { lowers_objective: ZERO, keeps_average: ZERO, neutralises: ZERO };
  let left: Decimal = ONE;
  const ordered = leaves.filter((each) => isOn(each, on)).toSorted((a, b) => (a.type < b.type ? -1 : 1));
  for (const { type, share } of ordered) {
    const effect = rule.leave.find((each) => each.type === type)?.effect ?? 'none';
    if (effect === 'none') continue;
    const part = minDecimal(share, left);
    away[effect] = plus(away[effect], part);
    left = minus(left, part);
  }
  return away;
}

function isPresent({ hiredOn, leftOn, positions }: Presence, on: PlainDate): boolean {
  const isEmployed =
    (hiredOn === null || compareDates(hiredOn, on) <= 0) && (leftOn === null || compareDates(on, leftOn) < 0);
  return isEmployed && (positions.length === 0 || positions.some((each) => isOn(each, on)));
}

function timeOn({ workingTimes }: Presence, on: PlainDate): Decimal {
  return workingTimes.find((each) => isOn(each, on))?.ratio ?? ONE;
}

/** The share of the objective in the month since the day of hire; whole after the last month that the plan names. */
function rampOn(presence: Presence, on: PlainDate, rule: ProrationRule): Decimal {
  const month = rampMonths(presence, rule).findLastIndex((start) => compareDates(start, on) <= 0);
  return rule.ramp[month] ?? ONE;
}

/** The first day of each month of the ramp, and the day after it. */
function rampMonths({ hiredOn }: Presence, { ramp }: ProrationRule): readonly PlainDate[] {
  if (hiredOn === null || ramp.length === 0) return [];
  return Array.from({ length: ramp.length + 1 }, (_, index) => hiredOn.add({ months: index }));
}

/** The days on which something may change, the two ends included, in order. */
function boundsWithin(presence: Presence, { from, to }: Days, rule: ProrationRule): readonly PlainDate[] {
  const { hiredOn, leftOn, positions, workingTimes, leaves } = presence;
  const spans = [...positions, ...workingTimes, ...leaves];
  const changes = [
    hiredOn,
    leftOn,
    ...spans.flatMap(({ effectiveFrom, effectiveTo }) => [effectiveFrom, effectiveTo]),
    ...rampMonths(presence, rule),
  ];
  const inside = changes.filter((date) => date !== null).filter((date) => isWithin(date, from, to));
  const all = [from, ...inside, to].toSorted(compareDates);
  return all.filter((date, index) => index === 0 || compareDates(date, all[index - 1] ?? date) !== 0);
}

function isOn({ effectiveFrom, effectiveTo }: Effective, on: PlainDate): boolean {
  return isWithin(on, effectiveFrom, effectiveTo);
}

function added(a: CountedDays, b: CountedDays): CountedDays {
  return {
    all: plus(a.all, b.all),
    objective: plus(a.objective, b.objective),
    pay: plus(a.pay, b.pay),
    worked: plus(a.worked, b.worked),
    average: plus(a.average, b.average),
  };
}
