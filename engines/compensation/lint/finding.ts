import type { Quantity } from '@cordee/kernel';
import type { Plan } from '../plan-format/plan.ts';

/** How much a finding weighs by default; the organisation may choose another. */
export type Severity = 'inform' | 'warn' | 'block';

/** What the linter saw: a message key with its figures, where in the plan document, and on what ground. */
export type Finding = {
  readonly code: string;
  readonly severity: Severity;
  /** JSON path in the plan document: $.components[0].cap. */
  readonly path: string;
  readonly args: Readonly<Record<string, string | Quantity>>;
  /** The article, decision or practice that the rule rests on; null for plain logic. */
  readonly source: string | null;
};

/** What the organisation really has, so that a plan is not built on data that never come. */
export type LintContext = {
  readonly kindsSeen?: ReadonlySet<string>;
  readonly fieldsSeen?: ReadonlySet<string>;
};

/** One rule: it looks at a checked plan and tells what it finds. */
export type LintRule = {
  readonly find: (plan: Plan, context: LintContext) => readonly Finding[];
};

/** The path of a component. */
export function componentPath(plan: Plan, code: string): string {
  return `$.components[${plan.components.findIndex((each) => each.code === code)}]`;
}

/** The path of a measure. */
export function measurePath(plan: Plan, code: string): string {
  return `$.measures[${plan.measures.findIndex((each) => each.code === code)}]`;
}
