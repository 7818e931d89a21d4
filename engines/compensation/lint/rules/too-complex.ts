import { COMPLEXITY_HIGH, complexityOf } from '../complexity.ts';
import type { LintRule } from '../finding.ts';

/** A plan that nobody can foresee moves nobody. */
export const tooComplex: LintRule = {
  find: (plan) => {
    const { score } = complexityOf(plan);
    if (score < COMPLEXITY_HIGH) return [];
    return [
      {
        code: 'compensation.lint_complex',
        severity: 'warn',
        path: '$',
        args: { score: String(score) },
        source: null,
      },
    ];
  },
};
