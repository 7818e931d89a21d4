// The same instance as a mixed-integer program, given to HiGHS (WebAssembly) for the same time: the peer.
import loadHighs from 'highs';
import type { ProblemDocument } from '@cordee/engine-territory';
import { times } from './instance.ts';

export type PeerAnswer = {
  readonly objective: number | null;
  readonly seconds: number;
  readonly state: string;
};

/** Its types are those of the CommonJS build, whose default is one step further in. */
const load = loadHighs as unknown as (typeof loadHighs)['default'];

/** Past so many variables the text alone takes longer than the search. */
const variablesMax = 200_000;

export async function highsAlone(problem: ProblemDocument, seconds: number): Promise<PeerAnswer> {
  const program = programOf(problem);
  if (program === null) return { objective: null, seconds: 0, state: 'too large to write' };
  const highs = await load();
  const from = performance.now();
  const since = () => (performance.now() - from) / 1000;
  try {
    const { Status, ObjectiveValue } = highs.solve(program, { time_limit: seconds, output_flag: false });
    const isFound =
      typeof ObjectiveValue === 'number' &&
      Number.isFinite(ObjectiveValue) &&
      Math.abs(ObjectiveValue) < 1e20;
    return { objective: isFound ? ObjectiveValue : null, seconds: since(), state: Status };
  } catch (error) {
    return {
      objective: null,
      seconds: since(),
      state: error instanceof Error ? error.message : String(error),
    };
  }
}

function programOf(problem: ProblemDocument): string | null {
  if (problem.assignment !== undefined) return assignmentProgram(problem);
  if (problem.objective !== 'sum_of_distances' || problem.points.length ** 2 > variablesMax) return null;
  return medianProgram(problem);
}

type Term = readonly [factor: number, variable: string];
const sum = (terms: readonly Term[]): string =>
  terms.map(([factor, variable]) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} ${variable}`).join(' ');

function assignmentProgram({ points, seats = [], assignment }: ProblemDocument): string {
  const [n, m] = [points.length, seats.length];
  const x = (i: number, j: number) => `x${i}_${j}`;
  const cells = times(m, (j) => times(n, (i): Term => [assignment?.values[j]?.[i] ?? 0, x(i, j)])).flat();
  return written({
    sense: assignment?.sense === 'maximise' ? 'Maximize' : 'Minimize',
    objective: cells,
    rows: [
      ...times(n, (i) => `${sum(times(m, (j): Term => [1, x(i, j)]))} = 1`),
      ...seats.map(
        ({ capacities }, j) =>
          `${sum(times(n, (i): Term => [assignment?.loads[j]?.[i] ?? 0, x(i, j)]))} <= ${capacities?.[0] ?? 0}`,
      ),
    ],
    binaries: cells.map(([, variable]) => variable),
  });
}

/** x of point i at seat j; seat j is open where it serves itself. Contiguity: from each seat a flow reaches its points. */
function medianProgram(problem: ProblemDocument): string {
  const { points, activities = [], districts, distance } = problem;
  const n = points.length;
  const x = (i: number, j: number) => `x${i}_${j}`;
  const length = (i: number, j: number) => {
    const straight = Math.hypot(
      (points[i]?.x ?? 0) - (points[j]?.x ?? 0),
      (points[i]?.y ?? 0) - (points[j]?.y ?? 0),
    );
    return distance?.measure === 'euclidean_truncated' ? Math.floor(straight + 1e-9) : straight;
  };
  const loads = (k: number, j: number, share: number): readonly Term[] => [
    ...times(n, (i): Term => [points[i]?.activities?.[k] ?? 0, x(i, j)]),
    [-share, x(j, j)],
  ];
  const bounds = activities.flatMap(({ tolerance }, k) => {
    const mean =
      points.reduce((total, { activities: own }) => total + (own?.[k] ?? 0), 0) / (districts?.count ?? 1);
    return times(n, (j) => {
      const capacity = points[j]?.capacity ?? districts?.capacities?.[k] ?? mean * (1 + (tolerance ?? 0));
      const most = `${sum(loads(k, j, capacity))} <= 0`;
      return tolerance === undefined ? [most] : [most, `${sum(loads(k, j, mean * (1 - tolerance)))} >= 0`];
    }).flat();
  });
  return written({
    sense: 'Minimize',
    objective: times(n, (i) => times(n, (j): Term => [length(i, j), x(i, j)])).flat(),
    rows: [
      ...times(n, (i) => `${sum(times(n, (j): Term => [1, x(i, j)]))} = 1`),
      `${sum(times(n, (j): Term => [1, x(j, j)]))} = ${districts?.count ?? 0}`,
      ...bounds,
      ...(problem.contiguous === true ? flowRows(problem) : []),
    ],
    binaries: times(n, (i) => times(n, (j) => x(i, j))).flat(),
  });
}

function flowRows({ points, adjacency = [] }: ProblemDocument): readonly string[] {
  const n = points.length;
  const number = new Map(points.map(({ id }, index) => [id, index]));
  const arcs = adjacency.flatMap(([from, to]) => {
    const [a, b] = [number.get(String(from)) ?? 0, number.get(String(to)) ?? 0];
    return [
      [a, b],
      [b, a],
    ] as const;
  });
  const flow = (j: number, [a, b]: readonly [number, number]) => `f${j}_${a}_${b}`;
  return times(n, (j) => [
    ...times(n, (i) => {
      if (i === j) return [];
      const inward = arcs.filter(([, to]) => to === i).map((arc): Term => [1, flow(j, arc)]);
      const outward = arcs.filter(([from]) => from === i).map((arc): Term => [-1, flow(j, arc)]);
      return [`${sum([...inward, ...outward, [-1, `x${i}_${j}`]])} = 0`];
    }).flat(),
    ...arcs.map(
      (arc) =>
        `${sum([
          [1, flow(j, arc)],
          [-n, `x${arc[1]}_${j}`],
        ])} <= 0`,
    ),
  ]).flat();
}

type Program = {
  readonly sense: 'Maximize' | 'Minimize';
  readonly objective: readonly Term[];
  readonly rows: readonly string[];
  readonly binaries: readonly string[];
};

function written({ sense, objective, rows, binaries }: Program): string {
  const constraints = rows.map((row, index) => ` r${index}: ${row}`);
  return [
    sense,
    ` cost: ${sum(objective)}`,
    'Subject To',
    ...constraints,
    'Binary',
    ` ${binaries.join(' ')}`,
    'End',
  ].join('\n');
}
