// Distances from every point to every place where a seat may be. Indices come from the loops' own bounds, hence `!`.
import type { PointDocument, ProblemDocument, SeatDocument } from '../format/problem-document.ts';
import { shortestPaths } from './shortest-paths.ts';

const earthRadiusKm = 6371.0088;

/**
 * A row a point, a column a seat, or a point where seats are free. Great circles come in kilometres, times the road
 * factor; all else in the unit of the coordinates.
 */
export function distancesOf(problem: ProblemDocument): Float64Array {
  const { points, seats, distance, assignment } = problem;
  if (assignment !== undefined) return valuesOf(problem);
  const measure = distance?.measure ?? 'euclidean';
  const factor = distance?.road_factor ?? 1;
  const number = new Map(points.map(({ id }, index) => [id, index]));
  const homeOf = ({ home }: SeatDocument): number => (home === undefined ? -1 : (number.get(home) ?? -1));
  if (measure === 'matrix') return Float64Array.from((distance?.rows ?? []).flat(), (each) => each * factor);
  if (measure === 'shortest_path') {
    const sources = seats === undefined ? points.map((_, index) => index) : seats.map(homeOf);
    return shortestPaths(problem, sources).map((each) => each * factor);
  }
  const to =
    seats?.map((seat) => placeOf(seat, points[homeOf(seat)])) ?? points.map((point) => placeOf(point));
  const table = new Float64Array(points.length * to.length);
  const between = measure === 'great_circle' ? greatCircle : straight;
  points.forEach((point, row) => {
    const from = placeOf(point);
    to.forEach((place, column) => {
      const length = between(from, place) * factor;
      table[row * to.length + column] =
        measure === 'euclidean_truncated' ? Math.trunc(length + 1e-9) : length;
    });
  });
  return table;
}

/** What a seat costs a point; where more is better, what it lacks to nothing. */
function valuesOf({ points, seats = [], assignment }: ProblemDocument): Float64Array {
  const sign = assignment?.sense === 'maximise' ? -1 : 1;
  const table = new Float64Array(points.length * seats.length);
  assignment?.values.forEach((row, seat) => {
    row.forEach((value, point) => {
      table[point * seats.length + seat] = sign * value;
    });
  });
  return table;
}

/** x is the longitude, y the latitude, in degrees, where the distance is a great circle. */
export type Spot = { readonly x: number; readonly y: number };

/** A seat without coordinates of its own is at its home. */
function placeOf({ x, y }: PointDocument | SeatDocument, home?: PointDocument): Spot {
  return { x: x ?? home?.x ?? 0, y: y ?? home?.y ?? 0 };
}

function straight(a: Spot, b: Spot): number {
  return Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2); // Math.hypot is ten times slower
}

/** Kilometres along the surface of the earth. Example: from (0, 0) to (0, 1), one degree of latitude, 111.19. */
export function greatCircle(a: Spot, b: Spot): number {
  const [first, second, between] = [radians(a.y), radians(b.y), radians(b.x - a.x)];
  const half =
    Math.sin((second - first) / 2) ** 2 + Math.cos(first) * Math.cos(second) * Math.sin(between / 2) ** 2;
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(half)));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
