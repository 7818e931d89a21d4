// Sum of costs at given seats. Indices come from the loops' own bounds, hence `!`.
import type { Model } from '../model.ts';
import type { Districts } from './districts.ts';
import type { Measure } from './measure.ts';

export function seatMeasure({ costs, districtCount, pointCount }: Model, { of }: Districts): Measure {
  return {
    change: (district, gone, come) =>
      (come === -1 ? 0 : costs[come * districtCount + district]!) -
      (gone === -1 ? 0 : costs[gone * districtCount + district]!),
    moved: () => undefined,
    total: () => {
      let sum = 0;
      for (let point = 0; point < pointCount; point++) sum += costs[point * districtCount + of[point]!]!;
      return sum;
    },
  };
}
