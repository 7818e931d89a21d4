// Problems whose best answer is known, because it was planted: one for each constraint.
import { describe, expect, it } from 'vitest';
import type { ProblemDocument } from './format/problem-document.ts';
import { answered, codesOf, solved } from './tiny-problem.test-support.ts';

/** Two sellers ten apart, accounts along the line between them. */
const line = (problem: Partial<ProblemDocument> = {}): ProblemDocument => ({
  format: 'cordee-territory/1',
  objective: 'sum_of_distances',
  activities: [{ code: 'visits' }],
  points: [1, 2, 4, 6, 8, 9].map((x) => ({ id: `c${x}`, x, y: 0, activities: [1] })),
  seats: [
    { id: 'west', x: 0, y: 0 },
    { id: 'east', x: 10, y: 0 },
  ],
  ...problem,
});
const west = (problem: ProblemDocument) => {
  const { assignment } = answered(problem);
  return Object.keys(assignment).filter((id) => assignment[id] === 'west');
};
const withPoint = (id: string, more: object): ProblemDocument =>
  line({ points: line().points.map((point) => (point.id === id ? { ...point, ...more } : point)) });

describe('a line of accounts between two sellers', () => {
  it('is cut in the middle', () => {
    const answer = answered(line());
    expect(west(line())).toEqual(['c1', 'c2', 'c4']);
    expect(answer.objective.value).toBe(14);
    expect(answer.bound).toEqual({ value: 14, gap: 0, proven: true });
  });

  it('leaves an account with its owner as long as the way costs less than the change', () => {
    const owned = (weight: number) => ({ ...withPoint('c6', { owner: 'west' }), continuity: { weight } });
    expect(west(owned(1.9))).not.toContain('c6'); // 6 from the west, 4 from the east: 2 more
    expect(west(owned(2.1))).toContain('c6');
    expect(answered(owned(1.9)).moves).toMatchObject([
      { point: 'c6', from: 'west', to: 'east', reason: 'cheaper' },
    ]);
    expect(answered(owned(1.9)).moves[0]?.change).toBeCloseTo(0.1, 9);
    expect(answered(owned(2.1))).toMatchObject({ continuity: { owned: 1, kept: 1 }, moves: [] });
  });

  it('sends an account to the one who has its skill', () => {
    const seats =
      line().seats?.map((seat) => (seat.id === 'west' ? { ...seat, skills: ['public'] } : seat)) ?? [];
    const asked = { ...withPoint('c9', { skills: ['public'], owner: 'east' }), seats };
    expect(west(asked)).toEqual(['c1', 'c2', 'c4', 'c9']);
    expect(answered(asked).moves).toMatchObject([{ reason: 'service' }]);
  });

  it('measures from the home base, which stays in its territory', () => {
    const seats = [
      { id: 'west', home: 'c4' },
      { id: 'east', x: 10, y: 0 },
    ];
    expect(west(line({ seats }))).toEqual(['c1', 'c2', 'c4', 'c6']);
    expect(answered(line({ seats })).objective.value).toBe(3 + 2 + 0 + 2 + 2 + 1);
  });

  it('keeps a lock, and says that it moved for one', () => {
    const locked = withPoint('c1', { lock: 'east', owner: 'west' });
    expect(west(locked)).toEqual(['c2', 'c4']);
    expect(answered(locked).moves).toMatchObject([{ point: 'c1', reason: 'locked' }]);
  });

  it('keeps capacity by moving what costs least', () => {
    const seats = [
      { id: 'west', x: 0, y: 0, capacities: [2] },
      { id: 'east', x: 10, y: 0, capacities: [4] },
    ];
    const full = { ...withPoint('c4', { owner: 'west' }), seats };
    expect(west(full)).toEqual(['c1', 'c2']);
    expect(answered(full).moves).toMatchObject([
      { point: 'c4', reason: 'owner_full', activity: 'visits', excess: 1 },
    ]);
  });

  it('takes no more from its owners than it is told, and takes what gains most', () => {
    const owned = (most: number) => ({
      ...line({ points: line().points.map((point) => ({ ...point, owner: 'west' })) }),
      continuity: { weight: 0, most },
    });
    expect(west(owned(1 / 6))).toEqual(['c1', 'c2', 'c4', 'c6', 'c8']);
    expect(west(owned(2 / 6))).toEqual(['c1', 'c2', 'c4', 'c6']);
    expect(west(owned(1))).toEqual(['c1', 'c2', 'c4']);
    expect(answered(owned(1 / 6)).constraints).toContainEqual({
      constraint: 'disruption',
      tried: 1,
      broken: 0,
      breaches: [],
    });
    const byVisits = { ...owned(0.5), activities: [{ code: 'visits' }] };
    const heavy = byVisits.points.map((point) => (point.id === 'c9' ? { ...point, activities: [9] } : point));
    const weighed = { ...byVisits, points: heavy, continuity: { weight: 0, most: 0.5, of: 'visits' } };
    expect(west(weighed)).toEqual(['c1', 'c2', 'c4', 'c9']);
    const locked = { ...owned(0.1), points: withPoint('c1', { lock: 'east', owner: 'west' }).points };
    expect(codesOf(solved(locked))).toEqual(['territory.impossible_disruption']);
  });

  it('reaches no further than it is told', () => {
    const seats = [
      { id: 'west', x: 0, y: 0 },
      { id: 'east', x: 10, y: 0, reach: 3 },
    ];
    expect(west(line({ seats }))).toEqual(['c1', 'c2', 'c4', 'c6']);
  });
});

describe('a comb of points: two teeth joined at the foot alone', () => {
  // a3 b3
  // a2 b2     side by side, yet a2-b2 and a3-b3 are no neighbours
  // a1-b1
  const comb = (contiguous: boolean): ProblemDocument => ({
    format: 'cordee-territory/1',
    objective: 'sum_of_distances',
    activities: [{ code: 'visits', tolerance: 0 }],
    points: ['a', 'b'].flatMap((tooth, x) =>
      [1, 2, 3].map((y) => ({ id: `${tooth}${y}`, x: x / 2, y: y * 2 + (y === 3 ? 3 : 0), activities: [1] })),
    ),
    districts: { count: 2 },
    adjacency: [
      ['a1', 'a2'],
      ['a2', 'a3'],
      ['b1', 'b2'],
      ['b2', 'b3'],
      ['a1', 'b1'],
    ],
    contiguous,
  });
  const together = (problem: ProblemDocument, one: string, other: string) => {
    const { assignment } = answered(problem);
    return assignment[one] === assignment[other];
  };

  it('is cut by teeth where territories must be in one piece, across where not', () => {
    expect(together(comb(true), 'a1', 'a3')).toBe(true);
    expect(together(comb(true), 'b1', 'b3')).toBe(true);
    expect(together(comb(false), 'a3', 'b3')).toBe(true);
    expect(answered(comb(false)).objective.value).toBeLessThan(answered(comb(true)).objective.value);
  });

  it('has the diameter of a tooth', () => {
    const problem: ProblemDocument = {
      ...comb(true),
      objective: 'largest_diameter',
      distance: { measure: 'shortest_path' },
    };
    expect(answered(problem)).toMatchObject({
      feasible: true,
      objective: { value: 7 },
      bound: { value: 7, proven: true },
    });
  });
});

describe('an assignment with values', () => {
  const table = (sense: 'maximise' | 'minimise'): ProblemDocument => ({
    format: 'cordee-territory/1',
    objective: 'assignment_value',
    points: ['p1', 'p2', 'p3'].map((id) => ({ id })),
    seats: [
      { id: 's1', capacities: [2] },
      { id: 's2', capacities: [1] },
    ],
    assignment: {
      sense,
      values: [
        [9, 8, 7],
        [1, 7, 2],
      ],
      loads: [
        [1, 1, 1],
        [1, 1, 1],
      ],
    },
  });

  it('is proven best in both senses', () => {
    expect(answered(table('maximise'))).toMatchObject({
      objective: { value: 23 },
      bound: { value: 23, gap: 0, proven: true },
      assignment: { p1: 's1', p2: 's2', p3: 's1' },
    });
    expect(answered(table('minimise'))).toMatchObject({ objective: { value: 16 }, assignment: { p1: 's2' } });
  });
});

describe('what cannot be is said, with the fewest constraints that conflict', () => {
  const capacities = (each: number) => line().seats?.map((seat) => ({ ...seat, capacities: [each] })) ?? [];

  it('by total, by point, by lock, by skill', () => {
    expect(codesOf(solved(line({ seats: capacities(2) })))).toEqual(['territory.impossible_total']);
    expect(codesOf(solved({ ...withPoint('c4', { activities: [9] }), seats: capacities(8) }))).toEqual([
      'territory.impossible_points',
    ]);
    const locked = line({
      seats: capacities(4),
      points: line().points.map((point, index) => ({
        ...point,
        activities: [index === 0 ? 3 : 1],
        lock: 'west',
      })),
    });
    const [refusal] = (() => {
      const result = solved(locked);
      return result.ok ? [] : result.refusal;
    })();
    expect(refusal).toMatchObject({
      code: 'territory.impossible_locks',
      args: { count: 3, district: 'west', total: 5 },
    });
    expect(codesOf(solved(withPoint('c9', { skills: ['none has'] })))).toEqual([
      'territory.impossible_service',
    ]);
  });

  it('by separate pieces of the map', () => {
    const islands: ProblemDocument = {
      format: 'cordee-territory/1',
      objective: 'sum_of_distances',
      points: ['a', 'b', 'c'].map((id, x) => ({ id, x, y: 0 })),
      districts: { count: 2 },
      adjacency: [],
      contiguous: true,
    };
    expect(codesOf(solved(islands))).toEqual(['territory.impossible_pieces']);
    expect(answered({ ...islands, districts: { count: 3 } }).objective.value).toBe(0);
  });

  it('by search, where no single constraint is to blame: proven for given seats', () => {
    const odd = line({
      points: [3, 3, 3].map((load, index) => ({ id: `c${index}`, x: index, y: 0, activities: [load] })),
      seats: capacities(5),
    });
    const answer = answered(odd);
    expect(answer.feasible).toBe(false);
    expect(answer.constraints.find(({ constraint }) => constraint === 'capacity')).toMatchObject({
      broken: 1,
    });
    expect(answer.conflict.map(({ constraint, district }) => [constraint, district])).toEqual([
      ['capacity', 'west'],
      ['capacity', 'east'],
    ]);
  });

  it('of locks, skills and capacities: a set of which any one lifted is enough, and no other', () => {
    const public3 = line().points.map((point, index) => ({
      ...point,
      ...(index < 3 ? { skills: ['public'] } : {}),
      ...(index === 5 ? { lock: 'east' } : {}),
    }));
    const seats = [
      { id: 'west', x: 0, y: 0, capacities: [2], skills: ['public'] },
      { id: 'east', x: 10, y: 0, capacities: [6] },
    ];
    const { conflict, feasible } = answered(line({ points: public3, seats }));
    expect(feasible).toBe(false);
    expect(conflict.map(({ constraint, point, district }) => `${constraint} ${point}${district}`)).toEqual([
      'service c1',
      'service c2',
      'service c4',
      'capacity west',
    ]);
    const freed = public3.map((point) => (point.id === 'c4' ? { ...point, skills: [] } : point));
    expect(answered(line({ points: freed, seats }))).toMatchObject({ feasible: true, conflict: [] });
  });
});
