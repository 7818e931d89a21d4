import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALWAYS, valueAsOf, withDerivedEnds } from './effective.ts';
import { compareDates, plainDate } from './plain-date.ts';

const day = (days: number) => plainDate('2026-01-01').add({ days });

describe('effective dating', () => {
  it('ends each version where the next begins', () => {
    const team = withDerivedEnds([
      { team: 'north', effectiveFrom: plainDate('2026-03-10') },
      { team: 'south', effectiveFrom: ALWAYS },
    ]);
    expect(team.map((each) => each.effectiveTo?.toString() ?? null)).toEqual(['2026-03-10', null]);
    expect(valueAsOf(team, plainDate('2026-03-09'))?.team).toBe('south');
    expect(valueAsOf(team, plainDate('2026-03-10'))?.team).toBe('north');
  });

  it('has no value before the first version', () => {
    const versions = withDerivedEnds([{ effectiveFrom: day(10) }]);
    expect(valueAsOf(versions, day(9))).toBeUndefined();
  });

  it('gives the latest version that has begun, whatever the order it came in', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 500 })),
        fc.integer({ min: 0, max: 500 }),
        (starts, at) => {
          const versions = withDerivedEnds(starts.map((start) => ({ effectiveFrom: day(start) })));
          const begun = starts.filter((start) => start <= at);
          const found = valueAsOf(versions, day(at));
          if (begun.length === 0) return found === undefined;
          return found !== undefined && compareDates(found.effectiveFrom, day(Math.max(...begun))) === 0;
        },
      ),
    );
  });

  it('throws on two versions of one day', () => {
    expect(() => withDerivedEnds([{ effectiveFrom: day(1) }, { effectiveFrom: day(1) }])).toThrow('one day');
  });
});
