// A measure as the sets of credits that set-based SQL counts: one, or two where a sum is divided by another.
import { describeMeasure, type Measure } from '@cordee/engine-compensation';
import type { Counts } from '@cordee/platform/compute';

type Counted = ReturnType<typeof describeMeasure>['counted']['dividend'];

export type CountedSet = {
  readonly measure: Measure;
  readonly counted: Counted;
  /** What is divided, of a share a part of the sales only; or what it is divided by. */
  readonly role: 'dividend' | 'divisor';
};

/** Example: a margin rate is the margin of its sales, and then their amount. */
export function countedSets(measures: readonly Measure[]): readonly CountedSet[] {
  return measures.flatMap((measure): readonly CountedSet[] => {
    const { dividend, divisor } = describeMeasure(measure).counted;
    const first = { measure, counted: dividend, role: 'dividend' } as const;
    return divisor === null ? [first] : [first, { measure, counted: divisor, role: 'divisor' }];
  });
}

/** Which column of the line detail holds what is counted. */
export function countsOf({ measure, counted }: CountedSet): Counts {
  switch (counted) {
    case 'count':
      return 'shares';
    case 'customers':
      return 'customers';
    case 'quantity':
    case 'margin':
      return 'own';
    case 'amount':
      return measure.value === null && measure.excludes.length === 0 ? 'amount' : 'own';
  }
}
