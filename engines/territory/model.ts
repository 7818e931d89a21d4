/**
 * A problem as the solvers see it: points and districts by number, every figure in a flat array. Rows are points;
 * `costs` has a column a district where seats are given, a column a point where seats are free (a seat is then a point).
 */
export type Model = {
  readonly pointCount: number;
  readonly districtCount: number;
  readonly activityCount: number;
  readonly objective: 'sum_of_distances' | 'largest_diameter' | 'assignment_value';
  readonly hasGivenSeats: boolean;
  /** Distance, or cost to minimise, of point i at seat j: costs[i × columns + j]. */
  readonly costs: Float64Array;
  /** What point i weighs in district c for activity k: weights[i × pointStride + c × districtStride + k]. */
  readonly weights: Float64Array;
  readonly pointStride: number;
  readonly districtStride: number;
  /** Least and most that district c may weigh for activity k: [c × activityCount + k]. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** What a seat at point i may carry of the first activity, where that differs from seat to seat. */
  readonly capacityAt: Float64Array | null;
  /** Whether point i may be a seat; null: all may. */
  readonly isCandidate: Uint8Array | null;
  /** Whether point i may be in district c: [i × districtCount + c]; null: anywhere. */
  readonly isAllowed: Uint8Array | null;
  /** The district in which a point is locked, or -1. */
  readonly lock: Int32Array;
  /** The district that has the point today, or -1. */
  readonly owner: Int32Array;
  /** What it costs to take a point from its owner, in the unit of the objective. */
  readonly continuityWeight: number;
  /** How much may leave its owner: what each owned point weighs, and the most that may go; null: any amount. */
  readonly disruption: {
    readonly weights: Float64Array;
    readonly most: number;
    readonly total: number;
  } | null;
  readonly neighbours: readonly Int32Array[] | null;
  readonly isContiguous: boolean;
  /** Near points of each point, nearest first: among their districts a point looks for a better one. */
  readonly near: readonly Int32Array[];
  /** Whether every objective is a whole number, so that a bound can be rounded up. */
  readonly isWhole: boolean;
};

/** A district for every point. */
export type Assignment = Int32Array;

export function weightOf(model: Model, point: number, district: number, activity: number): number {
  return model.weights[point * model.pointStride + district * model.districtStride + activity] ?? 0;
}

/** What leaving its owner costs: nothing where nobody has the point today. */
export function continuityCost({ owner, continuityWeight }: Model, point: number, district: number): number {
  const from = owner[point] ?? -1;
  return from === -1 || from === district ? 0 : continuityWeight;
}

/** What a point adds to what has left its owner, in a district. */
export function disruptionOf({ disruption, owner }: Model, point: number, district: number): number {
  return disruption === null || owner[point] === district ? 0 : (disruption.weights[point] ?? 0);
}

export function mayHold({ isAllowed, districtCount }: Model, point: number, district: number): boolean {
  return isAllowed === null || isAllowed[point * districtCount + district] === 1;
}
