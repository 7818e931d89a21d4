import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDates, plainDate } from './plain-date.ts';

describe('two dates', () => {
  it('are ordered as the standard orders them', () => {
    const days = fc.integer({ min: -800_000, max: 800_000 });
    const date = days.map((count) => plainDate('2000-01-01').add({ days: count }));
    fc.assert(
      fc.property(date, date, (a, b) => {
        expect(compareDates(a, b)).toBe(Temporal.PlainDate.compare(a, b));
        expect(compareDates(a, a)).toBe(0);
      }),
      { numRuns: 20_000 },
    );
  });
});
