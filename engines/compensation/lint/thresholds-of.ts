import { compareDecimals, decimalText, withoutTrailingZeros, ZERO } from '@cordee/kernel';
import type { Decimal } from '@cordee/kernel';
import type { Plan } from '../plan-format/plan.ts';
import type { Measure } from '../measure/measure.ts';
import { isMoney } from '../measure/measure-unit.ts';
import { readsMeasure } from './criteria-of.ts';
import { componentPath, measurePath } from './finding.ts';
import { atAttainment } from './probe-plan.ts';

/**
 * The figures of a measure at which the plan may change its mind: every number of a component that reads the measure,
 * taken as a figure and, where it is small, as a part of the quota. Some are no thresholds at all: trying them is cheap
 * and misses none.
 */
export function thresholdsOf(plan: Plan, measure: Measure): readonly Decimal[] {
  const numbers = plan.components
    .filter((component) => readsMeasure(component, measure.code))
    .flatMap(({ args, modifiers }) => decimalsIn([args, modifiers]));
  const figures = numbers.flatMap((number) =>
    compareDecimals(number, LIKELY_RATIO_MAX) <= 0 ? [atAttainment(measure, number), number] : [number],
  );
  const distinct = new Map(figures.map(withoutTrailingZeros).map((figure) => [decimalText(figure), figure]));
  return [...distinct.values()]
    .filter((figure) => compareDecimals(figure, ZERO) > 0 && (isMoney(measure) || figure.scale === 0))
    .toSorted(compareDecimals);
}

/**
 * Where the plan document states the threshold, so that a finding leads to its row; the measure where no row does.
 * Example: $.components[0].args.tiers[1].from.
 */
export function thresholdPath(plan: Plan, measure: Measure, at: Decimal): string {
  const isAt = (number: Decimal) =>
    compareDecimals(number, at) === 0 ||
    (compareDecimals(number, LIKELY_RATIO_MAX) <= 0 &&
      compareDecimals(atAttainment(measure, number), at) === 0);
  for (const component of plan.components.filter((each) => readsMeasure(each, measure.code))) {
    const found = pathOf(component.args, isAt) ?? null;
    if (found !== null) return `${componentPath(plan, component.code)}.args${found}`;
  }
  return measurePath(plan, measure.code);
}

/** The path of the first decimal that is looked for, below a value. */
function pathOf(value: unknown, isWanted: (number: Decimal) => boolean): string | null {
  if (typeof value !== 'object' || value === null) return null;
  if (isDecimal(value)) return isWanted(value) ? '' : null;
  for (const [key, inner] of Object.entries(value)) {
    const below = pathOf(inner, isWanted);
    if (below !== null) return `${Array.isArray(value) ? `[${key}]` : `.${key}`}${below}`;
  }
  return null;
}

/** A threshold above this is no attainment. */
const LIKELY_RATIO_MAX: Decimal = { unscaled: 10n, scale: 0 };

function decimalsIn(value: unknown): readonly Decimal[] {
  if (typeof value !== 'object' || value === null) return [];
  return isDecimal(value) ? [value] : Object.values(value).flatMap(decimalsIn);
}

function isDecimal(value: object): value is Decimal {
  return 'unscaled' in value && 'scale' in value;
}
