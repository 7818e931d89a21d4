// Whether an answer keeps what the published problem asks, and what it is worth: worked out from the problem alone, sharing
// no code with the engine.
import type { Answer, ProblemDocument } from '@cordee/engine-territory';

export type Looked = { readonly isFeasible: boolean; readonly objective: number };

export function lookAtAnswer(problem: ProblemDocument, { assignment, districts }: Answer): Looked {
  const numbers = problem.points.map((_, index) => index);
  const groups = [...Map.groupBy(numbers, (index) => assignment[problem.points[index]?.id ?? '']).values()];
  const seats = new Map(districts.map(({ id, seat }) => [id, seat]));
  if (problem.assignment !== undefined) return lookAtTables(problem, assignment);
  const count = problem.districts?.count ?? 0;
  const isWhole = groups.length === count && !groups.some((group) => group.length === 0);
  const inOnePiece = problem.contiguous !== true || groups.every((group) => isConnected(problem, group));
  const distance = distanceOf(problem);
  const objective =
    problem.objective === 'largest_diameter'
      ? Math.max(
          ...groups.map((group) => Math.max(...group.flatMap((a) => group.map((b) => distance(a, b))))),
        )
      : groups.reduce((sum, group) => {
          const [first = 0] = group;
          const seat = seats.get(assignment[problem.points[first]?.id ?? ''] ?? '');
          const at = problem.points.findIndex(({ id }) => id === seat);
          const cost = group.reduce((total, point) => total + distance(point, at), 0);
          return sum + (group.includes(at) && isCarried(problem, group, at) ? cost : Infinity);
        }, 0);
  return { isFeasible: isWhole && inOnePiece && isBalanced(problem, groups), objective };
}

const slack = 1 + 1e-9;
const loadOf = ({ points }: ProblemDocument, group: readonly number[], activity: number): number =>
  group.reduce((sum, index) => sum + (points[index]?.activities?.[activity] ?? 0), 0);

function isCarried(problem: ProblemDocument, group: readonly number[], seat: number): boolean {
  return loadOf(problem, group, 0) <= (problem.points[seat]?.capacity ?? Infinity) * slack;
}

function isBalanced(problem: ProblemDocument, groups: readonly (readonly number[])[]): boolean {
  const { activities = [], districts, points } = problem;
  return activities.every(({ tolerance }, activity) => {
    const all = points.map((_, index) => index);
    const mean = loadOf(problem, all, activity) / (districts?.count ?? 1);
    const most = Math.min(
      districts?.capacities?.[activity] ?? Infinity,
      mean * (1 + (tolerance ?? Infinity)),
    );
    const least = tolerance === undefined ? 0 : mean * (1 - tolerance);
    return groups.every((group) => {
      const load = loadOf(problem, group, activity);
      return load <= most * slack && load * slack >= least;
    });
  });
}

function isConnected({ points, adjacency = [] }: ProblemDocument, group: readonly number[]): boolean {
  const left = new Set(group.map((index) => points[index]?.id));
  const reached = [...left].slice(0, 1);
  left.delete(reached[0]);
  for (const point of reached) {
    for (const [a, b] of adjacency) {
      const next = a === point ? b : b === point ? a : undefined;
      if (next !== undefined && left.delete(String(next))) reached.push(String(next));
    }
  }
  return left.size === 0;
}

function distanceOf({ points, distance, adjacency = [] }: ProblemDocument): (a: number, b: number) => number {
  const straight = (a: number, b: number) =>
    Math.hypot((points[a]?.x ?? 0) - (points[b]?.x ?? 0), (points[a]?.y ?? 0) - (points[b]?.y ?? 0));
  if (distance?.measure === 'euclidean_truncated') return (a, b) => Math.floor(straight(a, b) + 1e-9);
  if (distance?.measure !== 'shortest_path') return straight;
  const number = new Map(points.map(({ id }, index) => [id, index]));
  const paths = points.map((_, row) =>
    Float64Array.from(points, (__, column) => (row === column ? 0 : Infinity)),
  );
  for (const [from, to, length] of adjacency) {
    const [a, b] = [number.get(String(from)) ?? 0, number.get(String(to)) ?? 0];
    const own = typeof length === 'number' ? length : straight(a, b);
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const row = paths[one];
      if (row !== undefined) row[other] = Math.min(row[other] ?? Infinity, own);
    }
  }
  shorten(paths);
  return (a, b) => paths[a]?.[b] ?? Infinity;
}

/** Floyd and Warshall. */
function shorten(paths: readonly Float64Array[]): void {
  paths.forEach((through, middle) => {
    for (const row of paths) {
      const first = row[middle] ?? Infinity;
      if (first === Infinity) continue;
      through.forEach((rest, end) => {
        if (first + rest < (row[end] ?? Infinity)) row[end] = first + rest;
      });
    }
  });
}

function lookAtTables({ points, seats = [], assignment }: ProblemDocument, of: Answer['assignment']): Looked {
  const loads = seats.map(() => 0);
  let objective = 0;
  points.forEach(({ id }, point) => {
    const seat = seats.findIndex((each) => each.id === of[id]);
    objective += assignment?.values[seat]?.[point] ?? NaN;
    loads[seat] = (loads[seat] ?? 0) + (assignment?.loads[seat]?.[point] ?? NaN);
  });
  const isFeasible = seats.every(({ capacities }, seat) => (loads[seat] ?? 0) <= (capacities?.[0] ?? 0));
  return { isFeasible, objective };
}
