import { timesDecimal } from '@cordee/kernel';
import type { Amount, EntityId, Refusal } from '@cordee/kernel';
import { allocateCredit } from './allocate-credit.ts';
import { askRules } from './ask-rules.ts';
import type { AskedRule, HeldRecipient } from './ask-rules.ts';
import type { Credit } from './credit.ts';
import { CREDITING_DEFAULT } from './crediting-default.ts';
import type { CreditingFacts } from './crediting-facts.ts';
import { openCreditingLookup } from './crediting-lookup.ts';
import type { CreditingLookup } from './crediting-lookup.ts';
import type { CreditingRule } from './crediting-rule.ts';
import { openRulebook } from './rulebook.ts';
import type { Rulebook } from './rulebook.ts';
import type { Transaction } from './transaction.ts';

/** What of a transaction counts for nobody: all of it, or the share of one recipient who does not hold the plan. */
export type Uncredited = {
  readonly transaction: Transaction;
  /** The key of the sentence that says why, with its arguments in `refusal`. */
  readonly reason: string;
  readonly refusal: Refusal;
  readonly rule: string | null;
  /** Whose share it would have been; null where nobody is named. */
  readonly payee: EntityId | null;
  readonly amount: Amount;
};

/** Facts that contradict themselves: an additional rule credited nobody until they are put right. */
export type CreditingIssue = {
  readonly transaction: Transaction;
  readonly rule: string;
  readonly refusal: Refusal;
};

export type Crediting = {
  readonly credits: readonly Credit[];
  readonly uncredited: readonly Uncredited[];
  readonly issues: readonly CreditingIssue[];
};

/**
 * For whom each transaction counts. Of the direct rules the first that matches wins, alone: its credits and what it
 * leaves uncredited sum to the transaction, to the cent. Additional rules come on top. Reads own: a transaction, the
 * sale it belongs to, and the people of the two. The order of transactions, facts and rules does not matter.
 * Example: an order of 5 March by a seller who holds the plan from 10 March counts for nobody,
 * compensation.uncredited_not_at_date.
 */
export function creditTransactions(
  transactions: readonly Transaction[],
  facts: CreditingFacts,
  rules: readonly CreditingRule[] = CREDITING_DEFAULT,
): Crediting {
  const asking = { rulebook: openRulebook(rules), lookup: openCreditingLookup(facts, transactions) };
  const crediting: Gathered = { credits: [], uncredited: [], issues: [] };
  for (const transaction of transactions) creditOne(transaction, asking, crediting);
  return crediting;
}

type Gathered = { credits: Credit[]; uncredited: Uncredited[]; issues: CreditingIssue[] };
type Asking = { readonly rulebook: Rulebook; readonly lookup: CreditingLookup };

function creditOne(transaction: Transaction, { rulebook, lookup }: Asking, into: Gathered): void {
  const asked = askRules(transaction, rulebook, lookup);
  const creditsBefore = into.credits.length;
  for (const each of asked.rules) {
    if (each.state === 'won') addCredits(transaction, each, into);
    else if (each.state === 'blocked' && each.rule.kind === 'additional')
      into.issues.push({ transaction, rule: each.rule.code, refusal: each.reason });
  }
  if (into.credits.length > creditsBefore || asked.uncredited === null) return;
  const { refusal, rule, payee } = asked.uncredited;
  const { amount } = transaction;
  into.uncredited.push({ transaction, reason: refusal.code, refusal, rule, payee, amount });
}

function addCredits(transaction: Transaction, { rule, recipients }: AskedRule, into: Gathered): void {
  const amounts = amountsOf(transaction, rule, recipients);
  recipients.forEach(({ payee, share, role, notHolding }, index) => {
    const amount = amounts[index] ?? transaction.amount;
    if (notHolding === null) {
      into.credits.push({ payee, rule: rule.code, kind: rule.kind, role, share, amount, transaction });
    } else if (rule.kind === 'direct') {
      const refusal = { code: notHolding, args: {} };
      into.uncredited.push({ transaction, reason: notHolding, refusal, rule: rule.code, payee, amount });
    }
  });
}

function amountsOf(
  transaction: Transaction,
  { kind }: CreditingRule,
  recipients: readonly HeldRecipient[],
): readonly Amount[] {
  const { amount } = transaction;
  const shares = recipients.map(({ share }) => share);
  if (kind === 'direct') return allocateCredit(amount, shares);
  return shares.map((share) => timesDecimal(amount, share));
}
