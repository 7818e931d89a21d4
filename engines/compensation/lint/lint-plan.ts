import type { Plan } from '../plan-format/plan.ts';
import type { Finding, LintContext, LintRule } from './finding.ts';
import { activityQuality } from './rules/activity-quality.ts';
import { capBelowTarget } from './rules/cap-below-target.ts';
import { clawbackLaw } from './rules/clawback-law.ts';
import { cliff } from './rules/cliff.ts';
import { criteriaCount } from './rules/criteria-count.ts';
import { dataSource } from './rules/data-source.ts';
import { influence } from './rules/influence.ts';
import { tooComplex } from './rules/too-complex.ts';
import { weights } from './rules/weights.ts';

/** Every rule of the linter: one line each. */
const LINT_RULES: readonly LintRule[] = [
  cliff,
  capBelowTarget,
  weights,
  criteriaCount,
  influence,
  activityQuality,
  dataSource,
  clawbackLaw,
  tooComplex,
];

const HEAVIEST_FIRST = ['block', 'warn', 'inform'];

/**
 * What a plan that can be calculated may still do wrong to people or to the company, the heaviest first. Cliffs are found
 * by paying somebody on both sides of every threshold: time grows with thresholds × components.
 */
export function lintPlan(plan: Plan, context: LintContext = {}): readonly Finding[] {
  return LINT_RULES.flatMap((rule) => rule.find(plan, context)).toSorted(
    (a, b) => HEAVIEST_FIRST.indexOf(a.severity) - HEAVIEST_FIRST.indexOf(b.severity),
  );
}
