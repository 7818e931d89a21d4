import { compareDecimals, decimal, decimalText, isNegative, ok, refused, ZERO } from '@cordee/kernel';
import type { Decimal, Result } from '@cordee/kernel';
import type { Hierarchy } from './hierarchy.ts';
import type { Problem } from './problem.ts';
import type { Sheet } from './sheet.ts';
import { stepsOf, type Unit } from './unit.ts';
import { wholeWeights } from './whole-weights.ts';

/** A year of more steps would not leave room for exact sums. */
const stepsMax = 1e11;

/**
 * The sheet in numbers. Refuses planning.objective_invalid, step_invalid, over_assignment_invalid, season_invalid and
 * node_unknown, month_unknown, figure_negative, step_does_not_divide, too_many_steps for what a cell holds.
 */
export function problemOfSheet(sheet: Sheet): Result<Problem> {
  const unit = unitOf(sheet);
  if (!unit.ok) return unit;
  const total = stepsWithin(unit.value, numberOfObjective(sheet), sheet.hierarchy.ids[0] ?? '');
  const season = wholeWeights(sheet.season);
  const more = sheet.overAssignment.map(tenThousandths);
  if (!total.ok) return total;
  if (season === null) return refused('planning.season_invalid', { node: sheet.hierarchy.ids[0] ?? '' });
  if (more.includes(null)) return refused('planning.over_assignment_invalid');
  const rest = partsOf(sheet, unit.value);
  if (!rest.ok) return rest;
  const { hierarchy } = sheet;
  return ok({
    ...rest.value,
    hierarchy,
    unit: unit.value,
    total: total.value,
    months: season.length,
    season,
    overAssignment: more.map((each) => each ?? 0),
  });
}

function unitOf({ objective, step }: Sheet): Result<Unit> {
  if (objective.kind !== 'amount' && (objective.kind !== 'decimal' || objective.unit === undefined))
    return refused('planning.objective_invalid');
  if (compareDecimals(step, ZERO) <= 0) return refused('planning.step_invalid', { step: decimalText(step) });
  return ok({ step, like: objective });
}

function numberOfObjective({ objective }: Sheet): Decimal {
  if (objective.kind === 'amount') return objective.amount.value;
  return objective.kind === 'decimal' ? objective.value : ZERO;
}

function stepsWithin(unit: Unit, value: Decimal, node: string): Result<number> {
  const figure = decimalText(value);
  if (isNegative(value)) return refused('planning.figure_negative', { node, figure });
  const steps = stepsOf(unit, value);
  if (steps === null)
    return refused('planning.step_does_not_divide', { node, figure, step: decimalText(unit.step) });
  return steps > stepsMax ? refused('planning.too_many_steps', { node, figure }) : ok(steps);
}

const most = decimal('1');

/** From 0 to 100 %, by hundredths of a per cent; null otherwise. */
function tenThousandths(ratio: Decimal): number | null {
  const steps = stepsOf({ step: decimal('0.0001'), like: { kind: 'decimal', value: ratio } }, ratio);
  return isNegative(ratio) || compareDecimals(ratio, most) > 0 ? null : steps;
}

type Parts = Pick<Problem, 'weights' | 'seasons' | 'floors' | 'ceilings' | 'yearLocks' | 'monthLocks'>;

function partsOf(sheet: Sheet, unit: Unit): Result<Parts> {
  const { hierarchy } = sheet;
  const weights = weightsOf(sheet);
  if (!weights.ok) return weights;
  const floors = stepsByNode(hierarchy, unit, sheet.floors);
  if (!floors.ok) return floors;
  const ceilings = stepsByNode(hierarchy, unit, sheet.ceilings);
  if (!ceilings.ok) return ceilings;
  const seasons = seasonsOf(sheet);
  if (!seasons.ok) return seasons;
  const locks = locksOf(sheet, unit);
  if (!locks.ok) return locks;
  return ok({
    weights: weights.value,
    floors: floors.value,
    ceilings: ceilings.value,
    seasons: seasons.value,
    ...locks.value,
  });
}

/** Refuses planning.weight_missing where a leaf has none, and weight_invalid where weights are negative or too fine. */
function weightsOf({ hierarchy, weights }: Sheet): Result<Float64Array> {
  const own: Decimal[] = [];
  for (const [node, id] of hierarchy.ids.entries()) {
    const weight = weights.get(id);
    if (hierarchy.childCount[node] === 0 && weight === undefined)
      return refused('planning.weight_missing', { node: id });
    own.push(hierarchy.childCount[node] === 0 ? (weight ?? ZERO) : ZERO);
  }
  const whole = wholeWeights(own);
  if (whole === null) return refused('planning.weight_invalid');
  for (let node = whole.length - 1; node > 0; node--) {
    const parent = hierarchy.parent[node] ?? 0;
    whole[parent] = (whole[parent] ?? 0) + (whole[node] ?? 0);
  }
  return ok(whole);
}

function stepsByNode(
  hierarchy: Hierarchy,
  unit: Unit,
  figures: ReadonlyMap<string, Decimal>,
): Result<ReadonlyMap<number, number>> {
  const steps = new Map<number, number>();
  for (const [id, value] of figures) {
    const node = hierarchy.number.get(id);
    if (node === undefined) return refused('planning.node_unknown', { node: id });
    const own = stepsWithin(unit, value, id);
    if (!own.ok) return own;
    steps.set(node, own.value);
  }
  return ok(steps);
}

function seasonsOf({ hierarchy, season, seasons }: Sheet): Result<Problem['seasons']> {
  const curves = new Map<number, Float64Array>();
  for (const [id, curve] of seasons) {
    const node = hierarchy.number.get(id);
    if (node === undefined) return refused('planning.node_unknown', { node: id });
    const whole = curve.length === season.length ? wholeWeights(curve) : null;
    if (whole === null) return refused('planning.season_invalid', { node: id });
    curves.set(node, whole);
  }
  return ok(curves);
}

function locksOf(
  { hierarchy, season, locks }: Sheet,
  unit: Unit,
): Result<Pick<Problem, 'yearLocks' | 'monthLocks'>> {
  const yearLocks = new Map<number, number>();
  const monthLocks = new Map<number, Map<number, number>>();
  for (const { node: id, month, value } of locks.values()) {
    const node = hierarchy.number.get(id);
    if (node === undefined) return refused('planning.node_unknown', { node: id });
    const steps = stepsWithin(unit, value, id);
    if (!steps.ok) return steps;
    if (month === null) yearLocks.set(node, steps.value);
    else if (season[month] === undefined)
      return refused('planning.month_unknown', { node: id, month: month + 1 });
    else monthLocks.set(node, (monthLocks.get(node) ?? new Map<number, number>()).set(month, steps.value));
  }
  return ok({ yearLocks, monthLocks });
}
