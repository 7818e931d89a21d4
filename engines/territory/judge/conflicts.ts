// What can be seen to be impossible before any search: the smallest set of constraints that cannot hold together.
// Indices come from the loops' own bounds, hence `!`.
import { refused } from '@cordee/kernel';
import type { Refusal } from '@cordee/kernel';
import type { Built } from '../build/build-model.ts';
import { refusalOf } from '../format/named.ts';
import type { ProblemDocument } from '../format/problem-document.ts';
import { disruptionOf, weightOf, type Model } from '../model.ts';
import { isPossible } from '../bound/seat-prices.ts';
import { piecesOf } from '../solve/connection.ts';

export function conflictsOf(problem: ProblemDocument, built: Built): readonly Refusal[] {
  const { model } = built;
  const activities =
    problem.assignment === undefined ? (problem.activities ?? []).map(({ code }) => code) : ['load'];
  const inEach = activities.flatMap((activity, k) => [
    ...totalConflict(model, activity, k),
    ...pointConflicts(problem, model, activity, k),
    ...lockConflicts(problem, built, activity, k),
  ]);
  return [
    ...disruptionConflict(problem, model),
    ...servedConflicts(problem, built),
    ...pieceConflicts(problem, model),
    ...inEach,
  ];
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
const points = (model: Model): readonly number[] => [...model.lock.keys()];

/** All points together against all districts together. */
function totalConflict(model: Model, activity: string, k: number): readonly Refusal[] {
  if (model.districtStride !== 0) return [];
  const total = points(model).reduce((sum, point) => sum + weightOf(model, point, 0, k), 0);
  const each = Array.from({ length: model.districtCount }, (_, c) => c * model.activityCount + k);
  const most =
    model.capacityAt === null || k > 0
      ? each.reduce((sum, index) => sum + model.upper[index]!, 0)
      : [...model.capacityAt]
          .toSorted((a, b) => b - a)
          .slice(0, model.districtCount)
          .reduce((a, b) => a + b, 0);
  const least = each.reduce((sum, index) => sum + model.lower[index]!, 0);
  const args = { activity, total: round(total) };
  return [
    ...(total > most * (1 + 1e-9)
      ? [refused('territory.impossible_total', { ...args, most: round(most) }).refusal]
      : []),
    ...(total < least * (1 - 1e-9)
      ? [refused('territory.impossible_least', { ...args, least: round(least) }).refusal]
      : []),
  ];
}

/** One point against any district that may hold it. */
function pointConflicts({ points: named }: ProblemDocument, model: Model, activity: string, k: number) {
  const mostAt = (point: number): number =>
    Math.max(
      ...Array.from({ length: model.districtCount }, (_, c) =>
        isPossible(model, point, c)
          ? model.upper[c * model.activityCount + k]! - weightOf(model, point, c, k)
          : -Infinity,
      ),
    );
  const isHeavy = (point: number) => Number.isFinite(mostAt(point)) && mostAt(point) < -1e-9;
  return refusalOf(
    'territory.impossible_points',
    points(model)
      .filter(isHeavy)
      .map((point) => named[point]!.id),
    { activity },
  );
}

/** Of the points locked into one district, the fewest that pass what it may carry. */
function lockConflicts(
  { points: named }: ProblemDocument,
  { model, districtNames }: Built,
  activity: string,
  k: number,
) {
  return districtNames.flatMap((district, c) => {
    const most = model.upper[c * model.activityCount + k]!;
    const locked = points(model)
      .filter((point) => model.lock[point] === c)
      .toSorted((a, b) => weightOf(model, b, c, k) - weightOf(model, a, c, k));
    let total = 0;
    const end = locked.findIndex((point) => (total += weightOf(model, point, c, k)) > most + 1e-9);
    if (end <= 0) return []; // a single point is told by itself
    const fewest = locked.slice(0, end + 1).map((point) => named[point]!.id);
    return refusalOf('territory.impossible_locks', fewest, {
      district,
      activity,
      total: round(total),
      most: round(most),
    });
  });
}

/** A point that no seat may serve, or that is locked where it may not be. */
function servedConflicts({ points: named }: ProblemDocument, { model }: Built): readonly Refusal[] {
  const { isAllowed, lock, districtCount } = model;
  const given = [...new Set(named.flatMap(({ lock: name }) => name ?? []))];
  const tooMany =
    given.length > districtCount
      ? refusalOf('territory.impossible_districts', given, { districts: districtCount })
      : [];
  if (isAllowed === null) return tooMany;
  const isServed = (point: number) =>
    lock[point] === -1
      ? Array.from({ length: districtCount }, (_, c) => c).some(
          (c) => isAllowed[point * districtCount + c] === 1,
        )
      : isAllowed[point * districtCount + lock[point]!] === 1;
  const unserved = points(model).filter((point) => !isServed(point));
  const names = (isLocked: boolean) =>
    unserved.filter((point) => (lock[point] !== -1) === isLocked).map((point) => named[point]!.id);
  return [
    ...tooMany,
    ...refusalOf('territory.impossible_service', names(false)),
    ...refusalOf('territory.impossible_lock_service', names(true)),
  ];
}

/** Locks that take more from its owners than may go. */
function disruptionConflict({ points: named }: ProblemDocument, model: Model): readonly Refusal[] {
  const { disruption, lock } = model;
  if (disruption === null) return [];
  const taken = points(model).filter(
    (point) => lock[point] !== -1 && disruptionOf(model, point, lock[point]!) > 0,
  );
  const total = taken.reduce((sum, point) => sum + disruptionOf(model, point, lock[point]!), 0);
  if (total <= disruption.most + 1e-9) return [];
  const ids = taken.map((point) => named[point]!.id);
  return refusalOf('territory.impossible_disruption', ids, {
    total: round(total),
    most: round(disruption.most),
  });
}

/** Separate pieces of the map: each needs a district of its own, and enough to fill it. */
function pieceConflicts(
  { points: named, activities = [] }: ProblemDocument,
  model: Model,
): readonly Refusal[] {
  if (!model.isContiguous || model.neighbours === null) return [];
  const pieces = piecesOf(points(model), model.neighbours);
  const least = (k: number) =>
    Math.min(
      ...Array.from({ length: model.districtCount }, (_, c) => model.lower[c * model.activityCount + k]!),
    );
  return [
    ...(pieces.length > model.districtCount
      ? refusalOf(
          'territory.impossible_pieces',
          pieces.map(([first]) => named[first!]!.id),
          { districts: model.districtCount },
        )
      : []),
    ...activities.flatMap(({ code: activity }, k) =>
      pieces.flatMap((piece) => {
        const total = piece.reduce((sum, point) => sum + weightOf(model, point, 0, k), 0);
        if (total >= least(k) - 1e-9) return [];
        const ids = piece.map((point) => named[point]!.id);
        return refusalOf('territory.impossible_piece', ids, {
          activity,
          total: round(total),
          least: round(least(k)),
        });
      }),
    ),
  ];
}
