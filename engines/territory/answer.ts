// What a solver came to, in the problem's own names. Indices come from the loops' own bounds, hence `!`.
import { invariant } from '@cordee/kernel';
import type { Built } from './build/build-model.ts';
import type { ProblemDocument } from './format/problem-document.ts';
import { explainMoves, type Move } from './judge/explain-moves.ts';
import { judge, type Judgement, type Verdict } from './judge/judge.ts';
import { smallestConflict, type Constraint } from './judge/smallest-conflict.ts';
import type { Incumbent } from './solve/incumbent.ts';

export const ANSWER_FORMAT = 'cordee-territory-answer/1';

export type Answer = {
  readonly format: typeof ANSWER_FORMAT;
  /** In the sense of the problem: a value that is maximised stands with its own sign. */
  readonly objective: {
    readonly kind: ProblemDocument['objective'];
    readonly value: number;
    readonly distance: number;
    readonly continuity: number;
  };
  readonly feasible: boolean;
  readonly constraints: readonly AnsweredConstraint[];
  /** Where no answer can keep all: constraints that cannot hold together, none of which can be left out; else none. */
  readonly conflict: readonly AnsweredConflict[];
  /** No answer can be better than `value`; `gap` is the distance to it as a share; null where nothing was proven. */
  readonly bound: { readonly value: number | null; readonly gap: number | null; readonly proven: boolean };
  readonly districts: readonly AnsweredDistrict[];
  readonly assignment: Readonly<Record<string, string>>;
  /** Each better answer on the way: the share of the budget that was used, and the objective from there. */
  readonly trace: readonly { readonly spent: number; readonly objective: number }[];
  readonly continuity: { readonly owned: number; readonly kept: number };
  readonly moves: readonly AnsweredMove[];
};

export type AnsweredConstraint = {
  readonly constraint: Verdict['constraint'];
  readonly tried: number;
  readonly broken: number;
  readonly breaches: readonly Readonly<Record<string, string | number>>[];
};

/** One constraint of a conflict; what does not concern it is left empty. */
export type AnsweredConflict = {
  readonly constraint: Constraint['constraint'];
  readonly point: string;
  readonly district: string;
  readonly activity: string;
};

type AnsweredDistrict = {
  readonly id: string;
  readonly seat: string;
  readonly points: number;
  readonly cost: number;
  readonly activities: Readonly<Record<string, { readonly load: number; readonly fromMean: number }>>;
};

export type AnsweredMove = {
  readonly point: string;
  readonly from: string;
  readonly to: string;
  readonly reason: Move['reason'];
  readonly activity: string;
  readonly excess: number;
  /** What going back alone would add to the objective. */
  readonly change: number;
};

const breachesMax = 20;

export function answerOf(problem: ProblemDocument, built: Built, incumbent: Incumbent): Answer {
  const { model, districtNames } = built;
  invariant(incumbent.of !== null, 'a search begins with an assignment');
  const of = incumbent.of;
  const judged = judge(model, of);
  const sign = problem.assignment?.sense === 'maximise' ? -1 : 1;
  const signed = (value: number): number => (value === 0 ? 0 : sign * value);
  const owned = model.owner.filter((owner) => owner !== -1).length;
  const kept = of.filter((district, point) => district === model.owner[point]).length;
  return {
    format: ANSWER_FORMAT,
    objective: {
      kind: problem.objective,
      value: signed(judged.cost),
      distance: signed(judged.distance),
      continuity: judged.continuity,
    },
    feasible: judged.isFeasible,
    constraints: judged.verdicts.map((verdict) => constraintOf(problem, built, verdict)),
    conflict: judged.isFeasible ? [] : conflictOf(problem, built),
    bound: boundOf(judged, incumbent, signed),
    districts: districtsOf(problem, built, judged).map((each) => ({ ...each, cost: signed(each.cost) })),
    assignment: Object.fromEntries(problem.points.map(({ id }, point) => [id, districtNames[of[point]!]!])),
    trace: incumbent.trace.map(({ spent, cost }) => ({ spent, objective: signed(cost) })),
    continuity: { owned, kept },
    moves: explainMoves(model, of, judged.districts).map((move) => ({
      ...move,
      point: problem.points[move.point]!.id,
      from: districtNames[move.from] ?? problem.points[move.point]!.owner ?? '',
      to: districtNames[move.to]!,
      activity: activityName(problem, move.activity),
    })),
  };
}

function activityName({ activities = [], assignment }: ProblemDocument, index: number): string {
  return index === -1 ? '' : assignment === undefined ? activities[index]!.code : 'load';
}

function constraintOf(
  problem: ProblemDocument,
  { districtNames }: Built,
  { constraint, tried, broken }: Verdict,
): AnsweredConstraint {
  const breaches = broken.slice(0, breachesMax).map(({ point, district, activity, excess }) => ({
    ...(point === undefined ? {} : { point: problem.points[point]!.id }),
    ...(district === undefined ? {} : { district: districtNames[district] ?? '' }),
    ...(activity === undefined ? {} : { activity: activityName(problem, activity) }),
    ...(excess === undefined ? {} : { excess }),
  }));
  return { constraint, tried, broken: broken.length, breaches };
}

function conflictOf(problem: ProblemDocument, { model, districtNames }: Built): readonly AnsweredConflict[] {
  return (smallestConflict(model) ?? []).map((each) => ({
    constraint: each.constraint,
    point: 'point' in each ? problem.points[each.point]!.id : '',
    district: 'district' in each ? (districtNames[each.district] ?? '') : '',
    activity: 'activity' in each ? activityName(problem, each.activity) : '',
  }));
}

function boundOf(
  { cost, isFeasible }: Judgement,
  { bound, isProven }: Incumbent,
  signed: (value: number) => number,
) {
  if (!Number.isFinite(bound)) return { value: null, gap: null, proven: false };
  const value = Math.min(bound, isFeasible ? cost : bound);
  const gap = isFeasible ? (cost - value) / Math.max(Math.abs(cost), 1e-9) : null;
  return { value: signed(value), gap, proven: isFeasible && isProven };
}

function districtsOf(
  { points, activities = [], assignment }: ProblemDocument,
  { model, districtNames }: Built,
  judged: Judgement,
) {
  const codes = assignment === undefined ? activities.map(({ code }) => code) : ['load'];
  const means = codes.map(
    (_, k) => judged.districts.reduce((sum, { loads }) => sum + loads[k]!, 0) / model.districtCount,
  );
  return judged.districts.map(({ members, seat, cost, loads }, district) => ({
    id: districtNames[district]!,
    seat: seat === -1 ? districtNames[district]! : points[seat]!.id,
    points: members.length,
    cost,
    activities: Object.fromEntries(
      codes.map((code, k) => [
        code,
        { load: loads[k]!, fromMean: means[k] === 0 ? 0 : loads[k]! / means[k]! - 1 },
      ]),
    ),
  }));
}
