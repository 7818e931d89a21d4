// How far districts are outside of what they may weigh. Indices come from the loops' own bounds, hence `!`.
import { disruptionOf, type Model } from '../model.ts';
import type { Districts } from './districts.ts';
import type { Proposal } from './proposals.ts';

/** Sums of decimals differ from one order to another: so much of a bound is not counted. */
const slack = 1e-9;

/** The excess of districts as shares of what an activity may weigh on average, summed over districts and activities. */
export class Imbalance {
  readonly #model: Model;
  readonly #scale: Float64Array;

  constructor(model: Model) {
    this.#model = model;
    this.#scale = scalesOf(model);
  }

  total({ loads, disrupted }: Districts): number {
    let sum = this.#disruption(disrupted);
    for (let district = 0; district < this.#model.districtCount; district++) {
      for (let k = 0; k < this.#model.activityCount; k++)
        sum += this.#excess(district, k, loads[district * this.#model.activityCount + k]!);
    }
    return sum;
  }

  /** What a move changes, of both districts and of how much has left its owner. */
  ofMove(districts: Districts, { point, to, partner }: Proposal): number {
    const from = districts.of[point]!;
    const change = this.change(districts, from, point, partner) + this.change(districts, to, partner, point);
    if (this.#model.disruption === null) return change;
    const { disrupted } = districts;
    let after = disrupted + disruptionOf(this.#model, point, to) - disruptionOf(this.#model, point, from);
    if (partner !== -1)
      after += disruptionOf(this.#model, partner, from) - disruptionOf(this.#model, partner, to);
    return change + this.#disruption(after) - this.#disruption(disrupted);
  }

  /** What changes when `gone` leaves a district and `come` enters it; -1 for nobody. */
  change({ loads }: Districts, district: number, gone: number, come: number): number {
    const { activityCount, weights, pointStride, districtStride } = this.#model;
    const shift = district * districtStride;
    let sum = 0;
    for (let k = 0; k < activityCount; k++) {
      const load = loads[district * activityCount + k]!;
      let after = load;
      if (gone !== -1) after -= weights[gone * pointStride + shift + k]!;
      if (come !== -1) after += weights[come * pointStride + shift + k]!;
      sum += this.#excess(district, k, after) - this.#excess(district, k, load);
    }
    return sum;
  }

  #disruption(disrupted: number): number {
    const { disruption, districtCount } = this.#model;
    if (disruption === null) return 0;
    const far = ((disrupted - disruption.most) * districtCount) / Math.max(disruption.total, slack);
    return far <= slack * districtCount ? 0 : far;
  }

  #excess(district: number, activity: number, load: number): number {
    const index = district * this.#model.activityCount + activity;
    const over = load - this.#model.upper[index]!;
    const under = this.#model.lower[index]! - load;
    const far = over > under ? over : under;
    return far <= slack * this.#scale[activity]! ? 0 : far / this.#scale[activity]!;
  }
}

/** What one share is: the mean weight of a district. */
function scalesOf({ activityCount, districtCount, pointCount, weights, pointStride }: Model): Float64Array {
  const scales = new Float64Array(activityCount);
  for (let point = 0; point < pointCount; point++) {
    for (let k = 0; k < activityCount; k++) scales[k]! += weights[point * pointStride + k]! / districtCount;
  }
  return scales.map((scale) => (scale > 0 ? scale : 1));
}
