import { DIRECT_GROUP } from './crediting-default.ts';
import type { CreditingRule } from './crediting-rule.ts';

/** The rules of a plan in the order in which they are asked, sorted once for all transactions. */
export type Rulebook = {
  readonly direct: readonly CreditingRule[];
  /** One list a group, and one for each rule of no group. */
  readonly additional: readonly (readonly CreditingRule[])[];
  readonly hasInherited: boolean;
};

export function openRulebook(rules: readonly CreditingRule[]): Rulebook {
  const ordered = rules.toSorted((a, b) => a.precedence - b.precedence);
  const groups = Map.groupBy(ordered, ({ group, code }) => group ?? `alone ${code}`);
  const direct = groups.get(DIRECT_GROUP) ?? [];
  groups.delete(DIRECT_GROUP);
  return { direct, additional: [...groups.values()], hasInherited: direct.some(isInherited) };
}

export function isInherited({ type }: CreditingRule): boolean {
  return type === 'inherited';
}
