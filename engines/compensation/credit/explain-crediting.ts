import type { EntityId, Refusal } from '@cordee/kernel';
import { askRules } from './ask-rules.ts';
import type { AskedRule } from './ask-rules.ts';
import type { CreditingFacts } from './crediting-facts.ts';
import { openCreditingLookup } from './crediting-lookup.ts';
import type { CreditingRule } from './crediting-rule.ts';
import { openRulebook } from './rulebook.ts';
import type { Transaction } from './transaction.ts';
import { uncreditedCode } from './uncredited-reasons.ts';

/** Why a rule credits a payee with a transaction, or does not: the condition that failed, or the rule that came before. */
export type CreditingAnswer = {
  readonly rule: string;
  readonly type: string;
  readonly isCredited: boolean;
  /** Null where it credits the payee. */
  readonly reason: Refusal | null;
};

/**
 * "Why does this sale not count for me?": every rule in the order it is asked, with what came of it for this payee. It
 * names nobody else, so that a seller may read it.
 * Example: an order of another seller answers owner, compensation.uncredited_other_payee.
 */
export function explainCrediting(
  { transaction, payee }: { readonly transaction: Transaction; readonly payee: EntityId },
  facts: CreditingFacts,
  rules: readonly CreditingRule[],
): readonly CreditingAnswer[] {
  const lookup = openCreditingLookup(facts, [transaction, ...(facts.originals ?? [])]);
  return askRules(transaction, openRulebook(rules), lookup).rules.map((asked) => answerOf(asked, payee));
}

function answerOf(asked: AskedRule, payee: EntityId): CreditingAnswer {
  const { rule, state, recipients, reason } = asked;
  const own = recipients.find((recipient) => recipient.payee === payee);
  const isCredited = state === 'won' && own?.notHolding === null;
  const shared = { rule: rule.code, type: rule.type };
  if (isCredited) return { ...shared, isCredited, reason: null };
  if (own?.notHolding !== null && own !== undefined)
    return { ...shared, isCredited, reason: { code: own.notHolding, args: {} } };
  if (recipients.length === 0) return { ...shared, isCredited, reason };
  return { ...shared, isCredited, reason: { code: uncreditedCode('other_payee'), args: {} } };
}
