/** What districts cost beside their weights, and what a move would change. One implementation for each objective. */
export type Measure = {
  /** What changes when `gone` leaves a district and `come` enters it; -1 for nobody. */
  readonly change: (district: number, gone: number, come: number) => number;
  /** Told after the members of districts changed: a point left one for another. */
  readonly moved: (point: number, from: number, to: number) => void;
  /** The cost of all districts, calculated afresh. */
  readonly total: () => number;
  /** The points that the cost comes from, where it comes from a few. */
  readonly critical?: () => readonly number[];
};
