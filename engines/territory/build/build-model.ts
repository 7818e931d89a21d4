// From a problem's names to the solvers' numbers. Indices come from the loops' own bounds, hence `!`.
import type { ProblemDocument } from '../format/problem-document.ts';
import type { Model } from '../model.ts';
import { distancesOf } from './distances.ts';

/** The model of a problem, and the name of each district by its number. */
export type Built = { readonly model: Model; readonly districtNames: readonly string[] };

export function buildModel(problem: ProblemDocument): Built {
  const { points, seats, assignment } = problem;
  const districtNames = namesOf(problem);
  const number = new Map(districtNames.map((name, index) => [name, index]));
  const numberOf = (name?: string): number => (name === undefined ? -1 : (number.get(name) ?? -1));
  const activityCount = assignment === undefined ? (problem.activities?.length ?? 0) : 1;
  const costs = distancesOf(problem);
  const capacityAt = capacitiesAt(problem);
  const isAllowed = allowedOf(problem, costs);
  const homes = new Map(
    seats?.flatMap(({ home }, index) => (home === undefined ? [] : [[home, index] as const])),
  );
  // A lock that a person set goes before the seat's own home; `conflictsOf` tells where both cannot be.
  const lock = Int32Array.from(points, ({ id, lock: locked }) =>
    locked === undefined ? (homes.get(id) ?? -1) : numberOf(locked),
  );
  const model: Model = {
    pointCount: points.length,
    districtCount: districtNames.length,
    activityCount,
    objective: problem.objective,
    hasGivenSeats: seats !== undefined,
    costs,
    ...weightsOf(problem, activityCount),
    ...boundsOf(problem, activityCount, districtNames.length, capacityAt),
    capacityAt: isUniform(capacityAt) ? null : capacityAt,
    isCandidate: points.some(({ candidate }) => candidate === false)
      ? Uint8Array.from(points, ({ candidate }) => (candidate === false ? 0 : 1))
      : null,
    isAllowed,
    lock,
    owner: Int32Array.from(points, ({ owner }) =>
      owner === undefined ? -1 : (number.get(owner) ?? districtNames.length),
    ),
    continuityWeight: problem.continuity?.weight ?? 0,
    disruption: disruptionOf(problem, number),
    neighbours: neighboursOf(problem),
    isContiguous: problem.contiguous === true,
    near:
      seats === undefined
        ? nearPoints(costs, points.length, districtNames.length)
        : nearSeats(costs, isAllowed, points.length),
    isWhole: costs.every(Number.isInteger) && Number.isInteger(problem.continuity?.weight ?? 0),
  };
  return { model, districtNames };
}

/** Given seats name their districts. Free ones take the names that locks and owners use, then numbers. */
function namesOf({ points, seats, districts }: ProblemDocument): readonly string[] {
  if (seats !== undefined) return seats.map(({ id }) => id);
  const count = districts?.count ?? 0;
  const used = points.flatMap(({ lock }) => lock ?? []).concat(points.flatMap(({ owner }) => owner ?? []));
  const names = [...new Set(used)].slice(0, count);
  for (let index = 1; names.length < count; index++)
    if (!used.includes(String(index))) names.push(String(index));
  return names;
}

function weightsOf({ points, seats = [], assignment }: ProblemDocument, activityCount: number) {
  if (assignment === undefined) {
    const weights = Float64Array.from(points.flatMap(({ activities = [] }) => activities));
    return { weights, pointStride: activityCount, districtStride: 0 };
  }
  const weights = new Float64Array(points.length * seats.length);
  assignment.loads.forEach((row, seat) => {
    row.forEach((load, point) => {
      weights[point * seats.length + seat] = load;
    });
  });
  return { weights, pointStride: seats.length, districtStride: 1 };
}

/** Capacities bound from above; a tolerance bounds from both sides of the mean. */
function boundsOf(
  problem: ProblemDocument,
  activityCount: number,
  districtCount: number,
  capacityAt: Float64Array | null,
) {
  const { points, seats, districts, activities = [], assignment } = problem;
  const lower = new Float64Array(districtCount * activityCount);
  const upper = new Float64Array(districtCount * activityCount).fill(Infinity);
  for (let k = 0; k < activityCount; k++) {
    const mean = points.reduce((sum, { activities: own }) => sum + (own?.[k] ?? 0), 0) / districtCount;
    const tolerance = assignment === undefined ? activities[k]?.tolerance : undefined;
    for (let district = 0; district < districtCount; district++) {
      const index = district * activityCount + k;
      const capacity = seats?.[district]?.capacities?.[k] ?? districts?.capacities?.[k] ?? Infinity;
      const anywhere = k === 0 && isUniform(capacityAt) ? capacityAt[0]! : Infinity;
      upper[index] = Math.min(
        capacity,
        anywhere,
        tolerance === undefined ? Infinity : mean * (1 + tolerance),
      );
      if (tolerance !== undefined) lower[index] = mean * (1 - tolerance);
    }
  }
  return { lower, upper };
}

function capacitiesAt({ points, seats, activities = [] }: ProblemDocument): Float64Array | null {
  if (
    seats !== undefined ||
    activities.length === 0 ||
    points.every(({ capacity }) => capacity === undefined)
  )
    return null;
  return Float64Array.from(points, ({ capacity }) => capacity ?? Infinity);
}

/** One capacity wherever the seat is: a bound on the district, whatever its seat. */
function isUniform(capacityAt: Float64Array | null): capacityAt is Float64Array {
  return capacityAt !== null && capacityAt.every((capacity) => capacity === capacityAt[0]);
}

/** A seat serves a point if it has all the skills that the point asks for, and reaches it. */
function allowedOf({ points, seats }: ProblemDocument, costs: Float64Array): Uint8Array | null {
  if (seats === undefined) return null;
  const asksSkills = points.some(({ skills }) => skills !== undefined && skills.length > 0);
  if (!asksSkills && seats.every(({ reach }) => reach === undefined)) return null;
  const owned = seats.map(({ skills = [] }) => new Set(skills));
  const allowed = new Uint8Array(points.length * seats.length);
  points.forEach(({ skills = [] }, point) => {
    seats.forEach(({ reach = Infinity }, seat) => {
      const index = point * seats.length + seat;
      const isServed = skills.every((skill) => owned[seat]!.has(skill)) && costs[index]! <= reach;
      allowed[index] = isServed ? 1 : 0;
    });
  });
  return allowed;
}

/** Who has no owner, or one that is no district any more, has to move: it does not count. */
function disruptionOf(
  { points, activities = [], continuity }: ProblemDocument,
  districts: ReadonlyMap<string, number>,
): Model['disruption'] {
  if (continuity?.most === undefined) return null;
  const activity = activities.findIndex(({ code }) => code === continuity.of);
  const weights = Float64Array.from(points, ({ owner, activities: own }) =>
    owner === undefined || !districts.has(owner) ? 0 : activity === -1 ? 1 : (own?.[activity] ?? 0),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return { weights, total, most: total * continuity.most };
}

function neighboursOf({ points, adjacency }: ProblemDocument): readonly Int32Array[] | null {
  if (adjacency === undefined) return null;
  const number = new Map(points.map(({ id }, index) => [id, index]));
  const sets: Set<number>[] = points.map(() => new Set());
  for (const [from, to] of adjacency) {
    const [a, b] = [number.get(String(from)) ?? 0, number.get(String(to)) ?? 0];
    if (a === b) continue;
    sets[a]!.add(b);
    sets[b]!.add(a);
  }
  return sets.map((set) => Int32Array.from(set));
}

const [seatsMax, pointsMin, districtsReached] = [24, 12, 1.5];

/** The cheapest seats that may serve each point, cheapest first; of equals the first. */
function nearSeats(
  costs: Float64Array,
  isAllowed: Uint8Array | null,
  pointCount: number,
): readonly Int32Array[] {
  const columns = costs.length / pointCount;
  const best = new Int32Array(seatsMax);
  return Array.from({ length: pointCount }, (_, point) => {
    const from = point * columns;
    let count = 0;
    for (let column = 0; column < columns; column++) {
      const cost = costs[from + column]!;
      if (isAllowed !== null && isAllowed[from + column] !== 1) continue;
      if (count === seatsMax && cost >= costs[from + best[count - 1]!]!) continue;
      let place = count < seatsMax ? count++ : count - 1;
      for (; place > 0 && costs[from + best[place - 1]!]! > cost; place--) best[place] = best[place - 1]!;
      best[place] = column;
    }
    return best.slice(0, count);
  });
}

/** The points around each point, as many as one and a half districts hold. */
function nearPoints(costs: Float64Array, pointCount: number, districtCount: number): readonly Int32Array[] {
  const wanted = Math.max(pointsMin, Math.ceil((districtsReached * pointCount) / districtCount));
  const all = Int32Array.from({ length: pointCount }, (_, column) => column);
  return Array.from({ length: pointCount }, (_, point) => {
    const from = point * pointCount;
    const order = all.toSorted((a, b) => costs[from + a]! - costs[from + b]!);
    return order.filter((column) => column !== point).slice(0, wanted);
  });
}
