import { civilCalendar, compareDates, ok, parentsOf, refused } from '@cordee/kernel';
import type { Amount, Explanation, Grain, PlainDate, Result } from '@cordee/kernel';
import type { MeasureWindow } from '../../measure/measure.ts';
import type { ComponentInput } from '../component.ts';
import type { PayeeInput } from '../payee-input.ts';
import { label } from '../step.ts';

/** The windows that a true-up can work on: those that grow from period to period. */
const GRAINS: Readonly<Partial<Record<MeasureWindow, Grain>>> = {
  quarter_to_date: 'quarter',
  half_to_date: 'half',
  year_to_date: 'year',
};

export function isToDate(window: MeasureWindow): boolean {
  return window === 'plan_to_date' || GRAINS[window] !== undefined;
}

type Earned = { readonly earned: Amount; readonly entitlement: Amount };

/** What the component came to in the earlier periods of the year, or of another window to date: one node a period. */
export function earlierNodes(
  { payee, rule }: ComponentInput,
  read: (of: Earned) => Amount,
  window: MeasureWindow = 'year_to_date',
): readonly Explanation[] {
  const start = startOf(window, payee);
  return (payee.earlier ?? [])
    .filter(({ component, period }) => component === rule.code && isSince(start, period.from))
    .map(({ period, earned, entitlement = earned }) => ({
      kind: 'source',
      label: label('compensation.earlier_period', { period: period.code }),
      value: { kind: 'amount', amount: read({ earned, entitlement }) },
      place: {},
    }));
}

/** Earlier amounts in another currency than the plan's are never added. */
export function checkEarlier({ plan, payee, rule }: ComponentInput): Result<null> {
  const foreign = (payee.earlier ?? []).find(
    ({ component, earned }) => component === rule.code && earned.currency !== plan.currency,
  );
  return foreign === undefined
    ? ok(null)
    : refused('compensation.currency_differs', { expected: plan.currency, found: foreign.earned.currency });
}

function isSince(start: PlainDate | null, date: PlainDate): boolean {
  return start === null || compareDates(start, date) <= 0;
}

/** The first day of the window to date that holds the period; null: since ever. */
function startOf(window: MeasureWindow, { period, calendar = civilCalendar }: PayeeInput): PlainDate | null {
  const grain = GRAINS[window];
  if (grain === undefined) return null;
  if (calendar.code !== period.calendar) return period.from.with({ month: 1, day: 1 });
  return parentsOf(calendar, period).find((parent) => parent.grain === grain)?.from ?? period.from;
}
