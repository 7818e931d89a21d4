import type { CreditingRule } from './crediting-rule.ts';
import { owner } from './rules/owner.ts';
import { invariant } from '@cordee/kernel';

/** The one group of all direct rules, so that direct credits never exceed the transaction. */
export const DIRECT_GROUP = 'direct';

const prepared = owner.prepare({}, '$');
invariant(prepared.ok, 'the owner rule has no arguments');

/** The seller of the transaction, where he or she holds the plan on the transaction's date. */
export const OWNER_RULE: CreditingRule = {
  code: 'owner',
  type: owner.type,
  kind: 'direct',
  precedence: 1,
  group: DIRECT_GROUP,
  from: null,
  to: null,
  filters: [],
  bands: [],
  args: {},
  resolve: prepared.value.resolve,
};

/** What a plan that says nothing of crediting credits by. */
export const CREDITING_DEFAULT: readonly CreditingRule[] = [OWNER_RULE];
