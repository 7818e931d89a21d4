import { compareAmounts } from '@cordee/kernel';
import { componentPath } from '../finding.ts';
import type { LintRule } from '../finding.ts';
import { probePlan } from '../probe-plan.ts';

/** A cap that already bites when every measure stands exactly at its quota takes the target itself away. */
export const capBelowTarget: LintRule = {
  find: (plan) =>
    probePlan(plan, {}).lines.flatMap(({ component, earned, entitlement, pays }) => {
      const hasCap = plan.components.some(
        ({ code, modifiers }) => code === component && modifiers.cap.length > 0,
      );
      if (!hasCap || pays !== 'money' || compareAmounts(earned, entitlement) >= 0) return [];
      return [
        {
          code: 'compensation.lint_cap_below_target',
          severity: 'warn',
          path: `${componentPath(plan, component)}.cap`,
          args: {
            component,
            due: { kind: 'amount', amount: entitlement },
            paid: { kind: 'amount', amount: earned },
          },
          source: null,
        },
      ];
    }),
};
