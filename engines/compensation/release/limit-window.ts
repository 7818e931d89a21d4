import { compareDates, daysOf, periodContaining } from '@cordee/kernel';
import type { Calendar, Explanation, Period, PlainDate } from '@cordee/kernel';
import type { LimitWindow } from './pay-limits-field.ts';
import { dividedToCents, moneyOf, payStep, statedNumber, statedShare, toCents } from './pay-step.ts';
import type { Paying } from './pay-step.ts';
import type { ReleaseState, WindowBalance } from './release-state.ts';

/** The span a limit or guarantee counts over, and what it has counted before this period. */
export type OpenWindow = { readonly code: string; readonly span: Period | null; readonly counted: bigint };

/** The current window of a limit or guarantee; a new window has counted nothing. */
export function openWindow(
  { input }: Paying,
  of: Pick<WindowBalance, 'kind' | 'code'> & { readonly per: LimitWindow },
  state: Pick<ReleaseState, 'windows'>,
): OpenWindow {
  const span = spanOf(of.per, input.calendar, input.period);
  const code = span?.code ?? 'plan';
  const before = state.windows.find(
    (each) => each.kind === of.kind && each.code === of.code && each.window === code,
  );
  return { code, span, counted: before?.counted.minor ?? 0n };
}

/** The first day and the first day after which something applies; null is without end. */
export type FromTo = { readonly from: PlainDate | null; readonly to: PlainDate | null };

/** Whether the two spans share a day. */
export function isActive({ from, to }: FromTo, span: Pick<Period, 'from' | 'to'>): boolean {
  return (
    (from === null || compareDates(from, span.to) < 0) && (to === null || compareDates(span.from, to) < 0)
  );
}

/** The sum for the days of the span that [from, to) covers, times the presence of the payee in the period. */
export function proratedNode(paying: Paying, node: Explanation, applies: FromTo, span: Period): Explanation {
  const from = applies.from !== null && compareDates(applies.from, span.from) > 0 ? applies.from : span.from;
  const to = applies.to !== null && compareDates(applies.to, span.to) < 0 ? applies.to : span.to;
  const days = daysOf({ ...span, from, to });
  const byDays = days === daysOf(span) ? node : forDays(paying, node, days, daysOf(span));
  const { proration } = paying.input;
  if (proration === null) return byDays;
  const presence = statedShare(paying, proration, ['compensation.release_presence']);
  const said = ['compensation.release_prorated_presence'] as const;
  return toCents(paying, said, payStep(paying, 'multiply', said, [byDays, presence]));
}

function forDays(paying: Paying, node: Explanation, days: number, all: number): Explanation {
  const said = ['compensation.release_prorated'] as const;
  const product = payStep(paying, 'multiply', said, [
    node,
    statedNumber(paying, days, ['compensation.release_guarantee_days']),
  ]);
  return dividedToCents(paying, said, [
    product,
    statedNumber(paying, all, ['compensation.release_period_days']),
  ]);
}

function spanOf(per: LimitWindow, calendar: Calendar, period: Period): Period | null {
  return per === 'plan' ? null : per === 'period' ? period : spanContaining(calendar, per, period);
}

/** The spans of a period, found once for all payees: to lay out a year costs more than to release a pay. */
const SPANS = new WeakMap<Period, Map<string, Period>>();

/** The quarter, half or year of the calendar that holds the first day of the period; the period itself where there is none. */
export function spanContaining(
  calendar: Calendar,
  grain: Exclude<LimitWindow, 'period' | 'plan'>,
  period: Period,
): Period {
  const known = SPANS.get(period) ?? new Map<string, Period>();
  SPANS.set(period, known);
  const key = `${calendar.code} ${grain}`;
  const span = known.get(key) ?? periodContaining(calendar, grain, period.from) ?? period;
  known.set(key, span);
  return span;
}

/** The window's balance after the period counted this too. */
export function countedAfter(
  of: Pick<WindowBalance, 'kind' | 'code'>,
  window: OpenWindow,
  node: Explanation,
): WindowBalance {
  const now = moneyOf(node);
  return { ...of, window: window.code, counted: { ...now, minor: window.counted + now.minor } };
}
