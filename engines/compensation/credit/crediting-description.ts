import type { CreditingRule } from './crediting-rule.ts';

/** A rule of crediting as plain data: everything but the function that carries it out. */
export type RuleDescription = Omit<CreditingRule, 'resolve'>;

/** The rules as data, in the order in which a group asks them. */
export function describeCrediting(rules: readonly CreditingRule[]): readonly RuleDescription[] {
  return rules.map(({ resolve: _resolve, ...rule }) => rule).toSorted((a, b) => a.precedence - b.precedence);
}
