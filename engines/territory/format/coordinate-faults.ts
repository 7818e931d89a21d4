// Points without a place, and places that cannot be meant: nothing is dropped or mended in silence.
import type { Refusal } from '@cordee/kernel';
import { refusalOf } from './named.ts';
import type { ProblemDocument } from './problem-document.ts';

type Place = { readonly id: string; readonly x?: number; readonly y?: number };

export function coordinateFaults(problem: ProblemDocument): readonly Refusal[] {
  const { points, seats = [], distance, objective } = problem;
  const measure = distance?.measure ?? 'euclidean';
  if (objective === 'assignment_value' || measure === 'matrix' || measure === 'shortest_path') return [];
  const homes = new Map(points.map((point) => [point.id, point]));
  const isPlaced = ({ x, y }: Place) => x !== undefined && y !== undefined;
  const seatless = seats.filter(
    (seat) => !isPlaced(seat) && (seat.home === undefined || !isPlaced(homes.get(seat.home) ?? seat)),
  );
  return [
    ...refusalOf(
      'territory.points_without_place',
      points.filter((each) => !isPlaced(each)).map(({ id }) => id),
    ),
    ...refusalOf(
      'territory.seats_without_place',
      seatless.map(({ id }) => id),
    ),
    ...(measure === 'great_circle' ? globeFaults([...points, ...seats]) : []),
  ];
}

type Spot = { readonly place: Place; readonly x: number; readonly y: number };

/** x is the longitude, y the latitude, in degrees. */
function globeFaults(places: readonly Place[]): readonly Refusal[] {
  const outside = placedOf(places).filter((each) => !isOnGlobe(each));
  return [
    ...refusalOf(
      'territory.outside_of_globe',
      outside.map(({ place }) => place.id),
    ),
    ...refusalOf(
      'territory.coordinates_swapped',
      swappedOf(places).map(({ id }) => id),
    ),
  ];
}

/** The points and seats on the globe whose longitude and latitude seem to have changed places. */
export function swappedPlaces({ points, seats = [], distance }: ProblemDocument): readonly Place[] {
  return distance?.measure === 'great_circle' ? swappedOf([...points, ...seats]) : [];
}

/** Far from where nine in ten are, and near it the other way round. */
function swappedOf(places: readonly Place[]): readonly Place[] {
  const inside = placedOf(places).filter(isOnGlobe);
  const [x, y] = [median(inside.map((each) => each.x)), median(inside.map((each) => each.y))];
  const away = (one: number, other: number) => Math.hypot(one - x, other - y);
  const usual = quantile(
    inside.map((each) => away(each.x, each.y)),
    0.9,
  );
  const isSwapped = (each: Spot) => away(each.x, each.y) > 3 * usual && away(each.y, each.x) <= 1.5 * usual;
  return inside.filter(isSwapped).map(({ place }) => place);
}

function placedOf(places: readonly Place[]): readonly Spot[] {
  return places.flatMap((place) => {
    const { x, y } = place;
    return x === undefined || y === undefined ? [] : [{ place, x, y }];
  });
}

function isOnGlobe({ x, y }: Spot): boolean {
  return Math.abs(x) <= 180 && Math.abs(y) <= 90;
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? 0;
}
