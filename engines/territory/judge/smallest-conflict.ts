// Which constraints cannot hold together, none of which can be left out. Indices come from the loops' own bounds, hence `!`.
import { stepBudget } from '../budget.ts';
import { weightOf, type Model } from '../model.ts';
import { Incumbent } from '../solve/incumbent.ts';
import { isProvable, proveAssignment } from '../solve/prove-assignment.ts';
import { mostPlaced } from './most-placed.ts';

/** One constraint that a person set, and could lift. */
export type Constraint =
  | { readonly constraint: 'lock'; readonly point: number; readonly district: number }
  | { readonly constraint: 'service'; readonly point: number }
  | { readonly constraint: 'capacity'; readonly district: number; readonly activity: number }
  | { readonly constraint: 'balance'; readonly activity: number };

/**
 * A set that is impossible, and possible as soon as any one of it is lifted (QuickXplain, Junker 2004); null where nothing
 * proves that all together are impossible. Proof is a fractional assignment that cannot be, or every assignment ruled out.
 *
 * Example: three points of 3 and two seats that carry 5 each: the capacities of both seats.
 */
export function smallestConflict(model: Model): readonly Constraint[] | null {
  if (!model.hasGivenSeats) return null;
  const all = constraintsOf(model);
  const isImpossible = (kept: readonly Constraint[]) => isProvenImpossible(relaxed(model, kept));
  return isImpossible(all) ? withoutSpare(isImpossible, all) : null;
}

type Test = (kept: readonly Constraint[]) => boolean;

function withoutSpare(isImpossible: Test, all: readonly Constraint[]): readonly Constraint[] {
  const among = (
    kept: readonly Constraint[],
    isNew: boolean,
    open: readonly Constraint[],
  ): readonly Constraint[] => {
    if (isNew && isImpossible(kept)) return [];
    if (open.length <= 1) return open;
    const middle = open.length >> 1;
    const [one, other] = [open.slice(0, middle), open.slice(middle)];
    const late = among([...kept, ...one], one.length > 0, other);
    return [...among([...kept, ...late], late.length > 0, one), ...late];
  };
  return among([], false, all);
}

function constraintsOf(model: Model): readonly Constraint[] {
  const { lock, isAllowed, districtCount: p, activityCount, upper, lower } = model;
  const points = [...lock.keys()];
  const districts = Array.from({ length: p }, (_, district) => district);
  const activities = Array.from({ length: activityCount }, (_, activity) => activity);
  const isBalanced = (k: number) => lower.some((least, index) => index % activityCount === k && least > 0);
  const isLimited = (point: number) =>
    districts.some((c) => isAllowed !== null && isAllowed[point * p + c] === 0);
  return [
    ...points
      .filter((point) => lock[point] !== -1)
      .map((point): Constraint => ({ constraint: 'lock', point, district: lock[point]! })),
    ...points.filter(isLimited).map((point): Constraint => ({ constraint: 'service', point })),
    ...activities.flatMap((activity): Constraint[] =>
      isBalanced(activity)
        ? [{ constraint: 'balance', activity }]
        : districts
            .filter((district) => Number.isFinite(upper[district * activityCount + activity]!))
            .map((district) => ({ constraint: 'capacity', district, activity })),
    ),
  ];
}

/** The same model with nothing but these constraints. */
function relaxed(model: Model, kept: readonly Constraint[]): Model {
  const { pointCount: n, districtCount: p, activityCount } = model;
  const lock = new Int32Array(n).fill(-1);
  const isAllowed = kept.some(({ constraint }) => constraint === 'service')
    ? new Uint8Array(n * p).fill(1)
    : null;
  const lower = new Float64Array(p * activityCount);
  const most = Array.from({ length: activityCount }, (_, k) => mostOf(model, k));
  const upper = Float64Array.from({ length: p * activityCount }, (_, index) => most[index % activityCount]!);
  for (const each of kept) {
    if (each.constraint === 'lock') lock[each.point] = each.district;
    else if (each.constraint === 'service')
      isAllowed?.set(model.isAllowed!.subarray(each.point * p, (each.point + 1) * p), each.point * p);
    else
      for (let district = 0; district < p; district++) {
        if (each.constraint === 'capacity' && each.district !== district) continue;
        const index = district * activityCount + each.activity;
        [lower[index], upper[index]] = [model.lower[index]!, model.upper[index]!];
      }
  }
  return { ...model, lock, isAllowed, lower, upper, disruption: null, isContiguous: false };
}

/** No district can weigh more than all points together, each where it weighs most. */
function mostOf(model: Model, k: number): number {
  const districts = model.districtStride === 0 ? 1 : model.districtCount;
  let sum = 0;
  for (let point = 0; point < model.pointCount; point++) {
    let most = 0;
    for (let district = 0; district < districts; district++)
      most = Math.max(most, weightOf(model, point, district, k));
    sum += most;
  }
  return sum;
}

const provingSteps = 20_000;

function isProvenImpossible(model: Model): boolean {
  if (isOverfull(model)) return true;
  if (!isProvable(model)) return false;
  const incumbent = new Incumbent(model.isWhole);
  proveAssignment(model, incumbent, stepBudget(provingSteps));
  return incumbent.isExhausted && incumbent.imbalance > 0;
}

const slack = 1e-9;

/** Whether even points that could be cut in parts would not fit, or would leave a district short. */
function isOverfull(model: Model): boolean {
  const { activityCount, districtCount, lower, upper } = model;
  if (model.districtStride !== 0) return false;
  return Array.from({ length: activityCount }, (_, k) => k).some((k) => {
    const of = (bounds: Float64Array) =>
      Float64Array.from({ length: districtCount }, (_, district) => bounds[district * activityCount + k]!);
    const placed = mostPlaced(model, k, of(upper));
    const filled = mostPlaced(model, k, of(lower));
    const total = mostOf(model, k);
    const asked = of(lower).reduce((sum, least) => sum + least, 0);
    return total - placed > slack * Math.max(1, total) || asked - filled > slack * Math.max(1, asked);
  });
}
