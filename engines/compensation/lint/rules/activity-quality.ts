import { criteriaOf } from '../criteria-of.ts';
import { measurePath } from '../finding.ts';
import type { LintRule } from '../finding.ts';

const RATES = ['share', 'margin_rate', 'average', 'latest'];

/** A volume of activity that is paid without a rate of quality beside it pays for calls that lead nowhere. */
export const activityQuality: LintRule = {
  find: (plan) => {
    const criteria = criteriaOf(plan);
    if (criteria.some(({ aggregation }) => RATES.includes(aggregation))) return [];
    return criteria
      .filter(({ base }) => base === 'activity')
      .map(({ code, name }) => ({
        code: 'compensation.lint_activity_quality',
        severity: 'warn' as const,
        path: measurePath(plan, code),
        args: { measure: name ?? code },
        source: null,
      }));
  },
};
