import { criteriaOf } from '../criteria-of.ts';
import type { LintRule } from '../finding.ts';

const CRITERIA_MIN = 2;
const CRITERIA_MAX = 4;

/** Two to four criteria: one alone is narrow, more than four and nobody remembers what they are paid for. */
export const criteriaCount: LintRule = {
  find: (plan) => {
    const { length } = criteriaOf(plan);
    if (length >= CRITERIA_MIN && length <= CRITERIA_MAX) return [];
    const code = length < CRITERIA_MIN ? 'compensation.lint_criteria_few' : 'compensation.lint_criteria_many';
    return [{ code, severity: 'warn', path: '$.components', args: { count: String(length) }, source: null }];
  },
};
