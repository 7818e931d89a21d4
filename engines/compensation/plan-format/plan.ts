import type { Currency, Grain, RuleReference } from '@cordee/kernel';
import type { Accounting } from '../account/accounting-field.ts';
import type { PlanComponent } from '../earn/component.ts';
import type { Conversion } from '../convert/conversion-field.ts';
import type { CreditingRule } from '../credit/crediting-rule.ts';
import type { Measure } from '../measure/measure.ts';
import type { Release } from '../release/release-field.ts';
import type { ProrationRule } from '../prorate/proration-field.ts';
import type { Semantics } from '../semantics/semantics.ts';

export const PLAN_FORMAT = 'cordee-plan/1';

/** A plan version, read and checked: everything it names exists, and it can calculate. */
export type Plan = {
  readonly code: string;
  readonly name: string;
  readonly version: string;
  readonly semantics: Semantics;
  readonly currency: Currency;
  readonly calendar: string;
  readonly grain: Grain;
  /** How the days of a period count; null where nobody's absence changes anything. */
  readonly proration: ProrationRule | null;
  /** How amounts in another currency become the plan's; null where they never meet. */
  readonly conversion: Conversion | null;
  readonly crediting: readonly CreditingRule[];
  readonly measures: readonly Measure[];
  readonly components: readonly PlanComponent[];
  /** From earned to payable; null where all that is earned is paid at the period's end. */
  readonly release: Release | null;
  /** How finance spreads the cost; no pay depends on it. */
  readonly accounting: Accounting | null;
  /** The components, each after those that it reads. */
  readonly calculationOrder: readonly PlanComponent[];
};

/** How explanations name a rule of this plan version. */
export function ruleOf(plan: Plan, code: string): RuleReference {
  return { code, version: plan.version };
}
