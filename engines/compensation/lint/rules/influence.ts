import { criteriaOf } from '../criteria-of.ts';
import { measurePath } from '../finding.ts';
import type { LintRule } from '../finding.ts';

/** A criterion that the seller's own work does not move. A collective part beside own criteria is said, not refused. */
export const influence: LintRule = {
  find: (plan) => {
    const criteria = criteriaOf(plan);
    const hasOwn = criteria.some(({ scope }) => scope === 'own');
    return criteria
      .filter(({ scope }) => scope !== 'own')
      .map(({ code, name }) => ({
        code: 'compensation.lint_influence',
        severity: hasOwn ? ('inform' as const) : ('warn' as const),
        path: `${measurePath(plan, code)}.scope`,
        args: { measure: name ?? code },
        source: 'Cass. soc., 15 novembre 2023, 22-11.442',
      }));
  },
};
