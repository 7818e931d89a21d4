// What can be put right without a guess, where a person agreed to it: each mend is named and counted.
import type { Refusal } from '@cordee/kernel';
import { swappedPlaces } from './coordinate-faults.ts';
import { refusalOf } from './named.ts';
import type { ProblemDocument, SeatDocument } from './problem-document.ts';

export type Mended = { readonly problem: ProblemDocument; readonly mends: readonly Refusal[] };

/**
 * Turns round coordinates that are the wrong way round beside the others, and keeps one of seats that are written twice in
 * the same words. What has to be known from elsewhere stays as it is, to be refused by name.
 *
 * Example: a point at x 45.9, y 6.1 among others near x 6, y 46 is taken to be at x 6.1, y 45.9.
 */
export function mendProblem(problem: ProblemDocument): Mended {
  const swapped = swappedPlaces(problem);
  const turned = turnedIn(new Set(swapped));
  const seats = problem.seats?.map(turned) ?? [];
  const once = seats.filter((seat, index) => !seats.slice(0, index).some((other) => isAlike(seat, other)));
  const twice = seats.filter((seat) => !once.includes(seat)).map(({ id }) => id);
  return {
    problem: {
      ...problem,
      points: problem.points.map(turned),
      ...(problem.seats === undefined ? {} : { seats: once }),
    },
    mends: [
      ...refusalOf(
        'territory.mended_swapped',
        swapped.map(({ id }) => id),
      ),
      ...refusalOf('territory.mended_seats', twice),
    ],
  };
}

type Placed = { readonly id: string; readonly x?: number; readonly y?: number };

function turnedIn(swapped: ReadonlySet<Placed>): <Place extends Placed>(place: Place) => Place {
  return (place) =>
    swapped.has(place) && place.x !== undefined && place.y !== undefined
      ? { ...place, x: place.y, y: place.x }
      : place;
}

/** Alike in everything that a seat can say, whatever the order in which it is written. */
function isAlike(one: SeatDocument, other: SeatDocument): boolean {
  const textOf = (seat: SeatDocument) =>
    JSON.stringify(Object.entries(seat).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return one.id === other.id && textOf(one) === textOf(other);
}
