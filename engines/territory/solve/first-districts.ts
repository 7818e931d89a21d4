// Where the search begins: seats spread over the points, and districts grown around them. Indices come from the loops'
// own bounds, hence `!`.
import { mayHold, type Assignment, type Model } from '../model.ts';
import type { Random } from '../random.ts';
import { piecesOf } from './connection.ts';
import { bestSeat } from './median-measure.ts';

const rounds = 4;

/** A first assignment where seats are free: every district has a point, each is connected where it must be. */
export function firstDistricts(model: Model, random: Random): Assignment {
  let seeds = spreadSeeds(model, random);
  let of = grown(model, seeds);
  for (let round = 0; round < rounds; round++) {
    const members = membersOf(of, model.districtCount);
    const locked = lockedDistricts(model);
    seeds = seeds.map((seed, district) =>
      locked.has(district) ? seed : Math.max(bestSeat(model, members[district]!), -1),
    );
    of = grown(model, seeds);
  }
  return of;
}

export function membersOf(of: Assignment, districtCount: number): number[][] {
  const members: number[][] = Array.from({ length: districtCount }, () => []);
  of.forEach((district, point) => members[district]?.push(point));
  return members;
}

function lockedDistricts({ lock }: Model): ReadonlySet<number> {
  return new Set(lock.filter((district) => district !== -1));
}

/** Locked points lead their districts; then one seed a separate piece of the map, then far points rather than near. */
function spreadSeeds(model: Model, random: Random): number[] {
  const { districtCount: p, pointCount: n, lock, costs } = model;
  const seeds = Array.from({ length: p }, (_, district) => lock.indexOf(district));
  const nearest = new Float64Array(n).fill(Infinity);
  const add = (seed: number): void => {
    for (let point = 0; point < n; point++)
      nearest[point] = Math.min(nearest[point]!, costs[point * n + seed]!, costs[seed * n + point]!);
  };
  for (const seed of seeds) if (seed !== -1) add(seed);
  const isFree = (point: number): boolean => lock[point] === -1 && !seeds.includes(point);
  const place = (seed: number): void => {
    const district = seeds.indexOf(-1);
    if (district === -1) return;
    seeds[district] = seed;
    add(seed);
  };
  if (model.isContiguous && model.neighbours !== null) {
    for (const piece of piecesOf([...lock.keys()], model.neighbours)) {
      if (piece.some((point) => seeds.includes(point))) continue;
      const open = piece.filter(isFree);
      if (open.length > 0) place(open[Math.floor(random() * open.length)]!);
    }
  }
  while (seeds.includes(-1)) place(drawn([...lock.keys()].filter(isFree), nearest, random));
  return seeds;
}

/** A point drawn with the square of its distance to the nearest seed. */
function drawn(points: readonly number[], nearest: Float64Array, random: Random): number {
  const chances = points.map((point) => (Number.isFinite(nearest[point]!) ? nearest[point]! ** 2 + 1e-9 : 1));
  let left = random() * chances.reduce((sum, chance) => sum + chance, 0);
  return points.find((_, index) => (left -= chances[index]!) <= 0) ?? points.at(-1)!;
}

function grown(model: Model, seeds: readonly number[]): Assignment {
  const of = Int32Array.from(model.lock);
  seeds.forEach((seed, district) => {
    if (seed >= 0) of[seed] = district;
  });
  const fill = new Float64Array(model.districtCount);
  of.forEach((district, point) => {
    if (district !== -1) fill[district]! += sizeOf(model, point);
  });
  if (model.isContiguous && model.neighbours !== null) growBySteps(model, seeds, of, fill);
  for (let point = 0; point < of.length; point++) {
    if (of[point] === -1) of[point] = nearestWithRoom(model, seeds, point, fill);
  }
  return of;
}

/** The lightest district takes the nearest free point that touches it, until none touches any. */
function growBySteps(model: Model, seeds: readonly number[], of: Assignment, fill: Float64Array): void {
  const { costs, pointCount: n, neighbours } = model;
  const border: Set<number>[] = seeds.map(() => new Set());
  const open = (point: number, district: number): void => {
    for (const next of neighbours![point]!) if (of[next] === -1) border[district]!.add(next);
  };
  of.forEach((district, point) => {
    if (district !== -1) open(point, district);
  });
  const growing = new Set(seeds.keys());
  while (growing.size > 0) {
    const district = [...growing].reduce((best, each) => (fill[each]! < fill[best]! ? each : best));
    const seed = seeds[district]!;
    let [nearest, distance] = [-1, Infinity];
    for (const point of border[district]!) {
      if (of[point] !== -1 || !mayHold(model, point, district)) border[district]!.delete(point);
      else if (costs[point * n + seed]! < distance) [nearest, distance] = [point, costs[point * n + seed]!];
    }
    if (nearest === -1) growing.delete(district);
    else {
      of[nearest] = district;
      fill[district]! += sizeOf(model, nearest);
      open(nearest, district);
    }
  }
}

function nearestWithRoom(model: Model, seeds: readonly number[], point: number, fill: Float64Array): number {
  const { costs, pointCount: n } = model;
  const room = 1.02;
  let [best, bestCost] = [0, Infinity];
  const size = sizeOf(model, point);
  seeds.forEach((seed, district) => {
    if (!mayHold(model, point, district)) return;
    const crowded = fill[district]! + size > room ? 1e9 * (fill[district]! + size) : 0;
    const cost = costs[point * n + seed]! + crowded;
    if (cost < bestCost) [best, bestCost] = [district, cost];
  });
  fill[best]! += size;
  return best;
}

/** A point's part of a district's largest load: the share of the tightest activity. */
function sizeOf({ weights, pointStride, activityCount, upper }: Model, point: number): number {
  let size = 0;
  for (let k = 0; k < activityCount; k++) {
    const room = upper[k]!;
    if (Number.isFinite(room) && room > 0) size = Math.max(size, weights[point * pointStride + k]! / room);
  }
  return activityCount === 0 || size === 0 ? 1e-6 : size;
}
