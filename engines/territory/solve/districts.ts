// Who is in which district, with what each district weighs. Indices come from the loops' own bounds, hence `!`.
import { disruptionOf, type Assignment, type Model } from '../model.ts';

/** The members of every district, and the loads, kept while points move. */
export class Districts {
  readonly of: Assignment;
  readonly loads: Float64Array;
  /** What has left its owner, weighed. */
  disrupted = 0;
  readonly #model: Model;
  readonly #members: number[][];
  readonly #place: Int32Array;

  constructor(model: Model, assignment: Assignment) {
    this.#model = model;
    this.of = Int32Array.from(assignment);
    this.loads = new Float64Array(model.districtCount * model.activityCount);
    this.#members = Array.from({ length: model.districtCount }, () => []);
    this.#place = new Int32Array(model.pointCount);
    assignment.forEach((district, point) => this.#enter(point, district));
  }

  members(district: number): readonly number[] {
    return this.#members[district]!;
  }

  move(point: number, to: number): void {
    this.#leave(point);
    this.#enter(point, to);
  }

  #enter(point: number, district: number): void {
    const list = this.#members[district]!;
    this.of[point] = district;
    this.#place[point] = list.length;
    list.push(point);
    this.#weigh(point, district, 1);
    this.disrupted += disruptionOf(this.#model, point, district);
  }

  #leave(point: number): void {
    const district = this.of[point]!;
    const list = this.#members[district]!;
    const last = list.pop()!;
    if (last !== point) {
      list[this.#place[point]!] = last;
      this.#place[last] = this.#place[point]!;
    }
    this.#weigh(point, district, -1);
    this.disrupted -= disruptionOf(this.#model, point, district);
  }

  #weigh(point: number, district: number, sign: number): void {
    const { weights, pointStride, districtStride, activityCount } = this.#model;
    const from = point * pointStride + district * districtStride;
    const to = district * activityCount;
    for (let k = 0; k < activityCount; k++) this.loads[to + k]! += sign * weights[from + k]!;
  }
}
