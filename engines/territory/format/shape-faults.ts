// What each key asks of the others.
import { refused } from '@cordee/kernel';
import type { Refusal } from '@cordee/kernel';
import { refusalOf } from './named.ts';
import type { ProblemDocument } from './problem-document.ts';

/** Free seats need a distance between every two points: past this the table would not fit. */
const freePointsMax = 6_000;

export function shapeFaults(problem: ProblemDocument): readonly Refusal[] {
  const { points, seats, districts, activities = [], contiguous, adjacency, distance, objective } = problem;
  const width = activities.length;
  const say = (isFault: boolean, code: string, args: Refusal['args'] = {}): readonly Refusal[] =>
    isFault ? [refused(code, args).refusal] : [];
  const needsEdges = contiguous === true || distance?.measure === 'shortest_path';
  return [
    ...say((seats === undefined) === (districts === undefined), 'territory.districts_or_seats'),
    ...say(
      districts !== undefined && districts.count > points.length,
      'territory.more_districts_than_points',
      {
        districts: districts?.count ?? 0,
        points: points.length,
      },
    ),
    ...say(seats === undefined && points.length > freePointsMax, 'territory.too_many_free_points', {
      points: points.length,
      most: freePointsMax,
    }),
    ...say(needsEdges && adjacency === undefined, 'territory.no_adjacency'),
    ...say(seats !== undefined && objective === 'largest_diameter', 'territory.diameter_with_seats'),
    ...refusalOf(
      'territory.seats_without_home',
      distance?.measure === 'shortest_path'
        ? (seats ?? []).filter(({ home }) => home === undefined).map(({ id }) => id)
        : [],
    ),
    ...say(
      (objective === 'assignment_value') !== (problem.assignment !== undefined),
      'territory.assignment_tables',
    ),
    ...refusalOf(
      'territory.activity_count',
      points
        .filter((each) => (each.activities?.length ?? 0) !== width && problem.assignment === undefined)
        .map(({ id }) => id),
      { expected: width },
    ),
    ...say(isUnknownActivity(problem), 'territory.unknown_activity', {
      activity: problem.continuity?.of ?? '',
    }),
    ...capacityFaults(problem),
    ...tableFaults(problem),
  ];
}

function isUnknownActivity({ continuity, activities = [] }: ProblemDocument): boolean {
  return continuity?.of !== undefined && activities.every(({ code }) => code !== continuity.of);
}

function capacityFaults({ seats = [], districts, points, activities = [], assignment }: ProblemDocument) {
  const width = assignment === undefined ? activities.length : 1;
  const isWrong = (capacities?: readonly number[]) => capacities !== undefined && capacities.length !== width;
  const isZero = (capacities?: readonly number[]) => capacities?.includes(0) === true;
  return [
    ...refusalOf(
      'territory.capacity_count',
      [
        ...seats.filter(({ capacities }) => isWrong(capacities)).map(({ id }) => id),
        ...(isWrong(districts?.capacities) ? ['districts'] : []),
      ],
      { expected: width },
    ),
    ...refusalOf('territory.zero_capacity', [
      ...seats.filter(({ capacities }) => isZero(capacities)).map(({ id }) => id),
      ...(isZero(districts?.capacities) ? ['districts'] : []),
      ...points
        .filter(({ capacity, candidate }) => capacity === 0 && candidate !== false)
        .map(({ id }) => id),
    ]),
  ];
}

/** A matrix has a row a point; its columns, and those of an assignment, are the seats, or the points where seats are free. */
function tableFaults({ points, seats, distance, assignment }: ProblemDocument): readonly Refusal[] {
  const tables = [
    [
      'distance.rows',
      distance?.measure === 'matrix' ? (distance.rows ?? []) : null,
      points.length,
      seats?.length ?? points.length,
    ],
    ['assignment.values', assignment?.values ?? null, seats?.length ?? 0, points.length],
    ['assignment.loads', assignment?.loads ?? null, seats?.length ?? 0, points.length],
  ] as const;
  return tables.flatMap(([name, rows, height, width]) =>
    rows === null || (rows.length === height && rows.every((row) => row.length === width))
      ? []
      : [refused('territory.table_shape', { table: name, rows: height, columns: width }).refusal],
  );
}
