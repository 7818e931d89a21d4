import { describe, expect, it } from 'vitest';
import { parseProblem } from './parse-problem.ts';

const points = [
  { id: 'a', x: 1, y: 1, activities: [1] },
  { id: 'b', x: 2, y: 2, activities: [2] },
  { id: 'c', x: 3, y: 3, activities: [3] },
];
const problem = (more: object = {}) => ({
  format: 'cordee-territory/1',
  objective: 'sum_of_distances',
  activities: [{ code: 'visits' }],
  points,
  districts: { count: 2 },
  ...more,
});
const refusals = (document: unknown, options = {}) => {
  const parsed = parseProblem(document, options);
  return parsed.ok ? [] : parsed.refusal.map(({ code, args }) => [code, args]);
};
const codes = (document: unknown) => refusals(document).map(([code]) => code);

describe('a problem is read as it is written', () => {
  it('with nothing added and nothing dropped', () => {
    expect(parseProblem(problem())).toEqual({ ok: true, value: problem() });
  });

  it('or refused at its path, faults of one kind told once with their count', () => {
    expect(refusals([])).toEqual([['territory.wrong_type', { expected: 'object', path: '$', count: 1 }]]);
    expect(codes(problem({ format: 'cordee-territory/9', objective: 'fair' }))).toEqual([
      'territory.not_a_choice',
      'territory.not_a_choice',
    ]);
    expect(codes(problem({ colour: 'red' }))).toEqual(['territory.unknown_key']);
    expect(codes({ format: 'cordee-territory/1', objective: 'sum_of_distances' })).toEqual([
      'territory.missing_key',
    ]);
    const misspelt = points.map((point) => ({ ...point, activities: ['1'] }));
    expect(refusals(problem({ points: misspelt }))).toEqual([
      ['territory.wrong_type', { expected: 'number', path: '$.points[0].activities[0]', count: 3 }],
    ]);
    expect(codes(problem({ points: [{ id: 'a', x: Infinity, y: 0 }] }))).toEqual(['territory.wrong_type']);
    expect(codes(problem({ districts: { count: 0 } }))).toEqual(['territory.out_of_range']);
    expect(codes(problem({ points: [] }))).toEqual(['territory.wrong_length']);
  });
});

describe('what a person got wrong is named and counted', () => {
  it('points and seats without a place', () => {
    const lost = [...points, { id: 'd', activities: [1] }, { id: 'e', x: 1, activities: [1] }];
    expect(refusals(problem({ points: lost }))).toEqual([
      ['territory.points_without_place', { names: 'd, e', count: 2 }],
    ]);
    const seats = [{ id: 's1' }, { id: 's2', home: 'a' }];
    expect(refusals(problem({ districts: undefined, seats }))).toEqual([
      ['territory.wrong_type', { expected: 'object', path: '$.districts', count: 1 }],
    ]);
    const { districts: _districts, ...seated } = problem({ seats });
    expect(refusals(seated)).toEqual([['territory.seats_without_place', { names: 's1', count: 1 }]]);
  });

  it('ids that stand twice and names of nothing', () => {
    expect(refusals(problem({ points: [...points, points[0]] }))).toEqual([
      ['territory.duplicate_points', { names: 'a', count: 1 }],
    ]);
    const { districts: _districts, ...seated } = problem({
      points: points.map((point) => ({ ...point, lock: 'nobody' })),
      seats: [
        { id: 's', x: 0, y: 0, home: 'z' },
        { id: 's', x: 1, y: 1 },
      ],
    });
    expect(codes(seated)).toEqual([
      'territory.duplicate_seats',
      'territory.unknown_homes',
      'territory.unknown_locks',
    ]);
    expect(codes(problem({ adjacency: [['a', 'q']] }))).toEqual(['territory.unknown_neighbours']);
  });

  it('seats written twice: alike they are kept once where a person agrees, else they stay refused', () => {
    const [seat, alike] = [
      { id: 's', x: 0, y: 0, reach: 9 },
      { reach: 9, id: 's', y: 0, x: 0 },
    ];
    const { districts: _districts, ...seated } = problem({ seats: [seat, alike, { id: 't', x: 5, y: 5 }] });
    const mends: unknown[] = [];
    const tell = { mends: ({ code, args }: { code: string; args: object }) => mends.push([code, args]) };
    expect(refusals(seated, tell)).toEqual([]);
    expect(mends).toEqual([['territory.mended_seats', { names: 's', count: 1 }]]);
    const different = { ...seated, seats: [seat, { ...alike, reach: 8 }] };
    expect(refusals(different, tell)).toEqual([['territory.duplicate_seats', { names: 's', count: 1 }]]);
  });

  it('coordinates that were swapped, which a person may confirm', () => {
    const france = Array.from({ length: 20 }, (_, index) => ({
      id: `c${index}`,
      x: 2 + index / 10,
      y: 46 + index / 10,
      activities: [1],
    }));
    const swapped = { id: 'swapped', x: 46.5, y: 2.5, activities: [1] };
    const mixed = problem({ points: [...france, swapped], distance: { measure: 'great_circle' } });
    expect(refusals(mixed)).toEqual([['territory.coordinates_swapped', { names: 'swapped', count: 1 }]]);
    expect(refusals(mixed, { acceptsPlaces: true })).toEqual([]);
    const mends: unknown[] = [];
    const parsed = parseProblem(mixed, { mends: ({ code, args }) => mends.push([code, args]) });
    expect(mends).toEqual([['territory.mended_swapped', { names: 'swapped', count: 1 }]]);
    expect(parsed.ok && parsed.value.points.at(-1)).toEqual({ ...swapped, x: 2.5, y: 46.5 });
    expect(parsed.ok && parsed.value.points.slice(0, -1)).toEqual(france);
    const outside = problem({
      points: [...france, { ...swapped, y: 95 }],
      distance: { measure: 'great_circle' },
    });
    expect(codes(outside)).toEqual(['territory.outside_of_globe']);
  });

  it('many at once: the first five by name, and how many more', () => {
    const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => ({ id, x: 0, y: 0, activities: [] }));
    expect(refusals(problem({ points: many }))).toEqual([
      ['territory.activity_count', { names: 'a, b, c, d, e (+2)', count: 7, expected: 1 }],
    ]);
  });

  it('capacities of zero, and lists of another length than the activities', () => {
    expect(refusals(problem({ districts: { count: 2, capacities: [0] } }))).toEqual([
      ['territory.zero_capacity', { names: 'districts', count: 1 }],
    ]);
    expect(codes(problem({ districts: { count: 2, capacities: [1, 2] } }))).toEqual([
      'territory.capacity_count',
    ]);
    expect(refusals(problem({ activities: [] }))).toEqual([
      ['territory.activity_count', { names: 'a, b, c', count: 3, expected: 0 }],
    ]);
  });

  it('keys that ask for each other', () => {
    expect(codes(problem({ districts: { count: 4 } }))).toEqual(['territory.more_districts_than_points']);
    expect(codes(problem({ seats: [{ id: 's', x: 0, y: 0 }] }))).toEqual(['territory.districts_or_seats']);
    expect(codes(problem({ contiguous: true }))).toEqual(['territory.no_adjacency']);
    expect(codes(problem({ objective: 'assignment_value' }))).toEqual(['territory.assignment_tables']);
    expect(codes(problem({ distance: { measure: 'matrix', rows: [[1, 2]] } }))).toEqual([
      'territory.table_shape',
    ]);
  });
});
