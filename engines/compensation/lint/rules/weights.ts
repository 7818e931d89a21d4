import { equalDecimals, ONE, sumDecimals } from '@cordee/kernel';
import type { LintRule } from '../finding.ts';

/** Weights share the target incentive: together they are the whole of it. */
export const weights: LintRule = {
  find: (plan) => {
    const weighted = plan.components
      .map(({ modifiers }) => modifiers.weight)
      .filter((each) => !equalDecimals(each, ONE));
    const sum = sumDecimals(weighted);
    if (weighted.length === 0 || equalDecimals(sum, ONE)) return [];
    const args = { sum: { kind: 'decimal', value: sum } as const };
    return [
      { code: 'compensation.lint_weights', severity: 'warn', path: '$.components', args, source: null },
    ];
  },
};
