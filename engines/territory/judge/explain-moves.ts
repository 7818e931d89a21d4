// Why points left their owner: what going back alone would cost or break. Indices come from the loops' own bounds.
import { continuityCost, mayHold, weightOf, type Assignment, type Model } from '../model.ts';
import { piecesOf } from '../solve/connection.ts';
import type { JudgedDistrict } from './judge.ts';

/** A point that changed hands. `reason` is the first that applies; `change` is what going back alone would add. */
export type Move = {
  readonly point: number;
  /** -1: the owner is no district any more. */
  readonly from: number;
  readonly to: number;
  readonly reason:
    | 'owner_gone'
    | 'locked'
    | 'service'
    | 'owner_full'
    | 'district_short'
    | 'contiguity'
    | 'cheaper'
    | 'exchange';
  readonly activity: number;
  readonly excess: number;
  readonly change: number;
};

export function explainMoves(
  model: Model,
  of: Assignment,
  districts: readonly JudgedDistrict[],
): readonly Move[] {
  const { owner } = model;
  return [...of.keys()].flatMap((point) => {
    const [from, to] = [owner[point]!, of[point]!];
    return from === -1 || from === to ? [] : [moveOf(model, { point, from, to }, districts)];
  });
}

type Step = { readonly point: number; readonly from: number; readonly to: number };

function moveOf(model: Model, step: Step, districts: readonly JudgedDistrict[]): Move {
  const { point, from, to } = step;
  const plain = { ...step, activity: -1, excess: 0, change: 0 };
  if (from >= model.districtCount) return { ...plain, from: -1, reason: 'owner_gone' };
  if (model.lock[point] === to) return { ...plain, reason: 'locked' };
  if (!mayHold(model, point, from)) return { ...plain, reason: 'service' };
  const change = changeBack(model, step, districts);
  const broken = brokenBack(model, step, districts);
  if (broken !== null) return { ...plain, ...broken, change };
  if (breaksContiguity(model, step, districts)) return { ...plain, reason: 'contiguity', change };
  return { ...plain, reason: change > 1e-9 ? 'cheaper' : 'exchange', change };
}

/** The bound that going back would break the most, as an excess over it. */
function brokenBack(model: Model, { point, from, to }: Step, districts: readonly JudgedDistrict[]) {
  const { activityCount, upper, lower } = model;
  for (let k = 0; k < activityCount; k++) {
    const over =
      districts[from]!.loads[k]! + weightOf(model, point, from, k) - upper[from * activityCount + k]!;
    if (over > 1e-9) return { reason: 'owner_full', activity: k, excess: over } as const;
    const under = lower[to * activityCount + k]! - districts[to]!.loads[k]! + weightOf(model, point, to, k);
    if (under > 1e-9) return { reason: 'district_short', activity: k, excess: under } as const;
  }
  return null;
}

function breaksContiguity(
  model: Model,
  { point, from, to }: Step,
  districts: readonly JudgedDistrict[],
): boolean {
  if (!model.isContiguous || model.neighbours === null) return false;
  const left = districts[to]!.members.filter((each) => each !== point);
  const joined = [...districts[from]!.members, point];
  return piecesOf(left, model.neighbours).length > 1 || piecesOf(joined, model.neighbours).length > 1;
}

/** What the sum of distances would grow by, the seats staying where they are; a diameter is not a sum: nothing. */
function changeBack(model: Model, { point, from, to }: Step, districts: readonly JudgedDistrict[]): number {
  if (model.objective === 'largest_diameter') return 0;
  const columns = model.hasGivenSeats ? model.districtCount : model.pointCount;
  const columnOf = (district: number) => (model.hasGivenSeats ? district : districts[district]!.seat);
  const at = (district: number) =>
    (columnOf(district) < 0 ? 0 : model.costs[point * columns + columnOf(district)]!) +
    continuityCost(model, point, district);
  return at(from) - at(to);
}
