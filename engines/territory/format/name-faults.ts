import type { Refusal } from '@cordee/kernel';
import { refusalOf } from './named.ts';
import type { ProblemDocument } from './problem-document.ts';

/** Ids that stand twice, and names that name nothing. */
export function nameFaults({ points, seats, adjacency = [] }: ProblemDocument): readonly Refusal[] {
  const known = new Set(points.map(({ id }) => id));
  const seatIds = seats?.map(({ id }) => id) ?? [];
  const knownSeats = new Set(seatIds);
  const locks = points.flatMap(({ lock }) => (lock === undefined ? [] : [lock]));
  const ends = adjacency.flatMap(([from, to]) => [String(from), String(to)]);
  const homes = seats?.flatMap(({ home }) => (home === undefined ? [] : [home])) ?? [];
  const unknown = (names: readonly string[], among: ReadonlySet<string>) => [
    ...new Set(names.filter((each) => !among.has(each))),
  ];
  return [
    ...refusalOf('territory.duplicate_points', twice(points.map(({ id }) => id))),
    ...refusalOf('territory.duplicate_seats', twice(seatIds)),
    ...refusalOf('territory.duplicate_homes', twice(homes)),
    ...refusalOf('territory.unknown_neighbours', unknown(ends, known)),
    ...refusalOf('territory.unknown_homes', unknown(homes, known)),
    ...(seats === undefined ? [] : refusalOf('territory.unknown_locks', unknown(locks, knownSeats))),
  ];
}

function twice(names: readonly string[]): readonly string[] {
  const met = new Set<string>();
  return [...new Set(names.filter((name) => met.has(name) || !met.add(name)))];
}
