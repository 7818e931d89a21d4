// Which values of a payee's term count in a period: the last one, or each for the days on which it stood.
import { ALWAYS, civilCalendar, compareDates, parentsOf } from '@cordee/kernel';
import type { PlainDate } from '@cordee/kernel';
import type { PayeeInput, PayeeTerm } from './payee-input.ts';

/** What is averaged over the days: the period, or the year that it lies in. */
export const AVERAGES = ['period', 'year'] as const;
export type Average = (typeof AVERAGES)[number];

type Reading = Pick<PayeeInput, 'terms' | 'period' | 'calendar'>;

/** The values of a code that stand at the period's end; more than one is ambiguous. */
export function termsInForce(
  { terms, period }: Omit<Reading, 'calendar'>,
  code: string,
): readonly PayeeTerm[] {
  const known = knownUntil(terms, period.to, code);
  const last = startOf(known.at(-1));
  return known.filter((term) => compareDates(startOf(term), last) === 0);
}

/** A value, and the days of the span on which it stood. */
export type TermDays = { readonly term: PayeeTerm; readonly from: PlainDate; readonly to: PlainDate };

/** Each value known at the period's end with its days of the span: the last one stands to the end of the span. */
export function termDays(
  { terms, period, calendar }: Reading,
  code: string,
  over: Average,
): readonly TermDays[] {
  const span =
    over === 'period'
      ? period
      : (parentsOf(calendar ?? civilCalendar, period).find(({ grain }) => grain === 'year') ?? period);
  const known = knownUntil(terms, period.to, code);
  return known
    .map((term, index) => {
      const next = known[index + 1];
      return {
        term,
        from: later(startOf(term), span.from),
        to: next === undefined ? span.to : startOf(next),
      };
    })
    .filter(({ from, to }) => compareDates(from, to) < 0);
}

function knownUntil(terms: readonly PayeeTerm[], end: PlainDate, code: string): readonly PayeeTerm[] {
  return terms
    .filter((term) => term.code === code && compareDates(startOf(term), end) < 0)
    .toSorted((a, b) => compareDates(startOf(a), startOf(b)));
}

function startOf(term: PayeeTerm | undefined): PlainDate {
  return term?.effectiveFrom ?? ALWAYS;
}

function later(a: PlainDate, b: PlainDate): PlainDate {
  return compareDates(a, b) < 0 ? b : a;
}
