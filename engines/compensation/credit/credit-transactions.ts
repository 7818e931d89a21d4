import { isWithin, percentage } from '@cordee/kernel';
import type { Effective, EntityId } from '@cordee/kernel';
import type { Credit } from './credit.ts';
import { CREDITING_RULES } from './crediting-rule.ts';
import type { CreditingCondition, CreditingRule, UncreditedReason } from './crediting-rule.ts';
import type { Transaction } from './transaction.ts';

/** A payee holds the plan from a day until, and without, another. */
export type PlanAssignment = Effective & { readonly payee: EntityId };

export type Uncredited = { readonly transaction: Transaction; readonly reason: UncreditedReason };
export type Crediting = { readonly credits: readonly Credit[]; readonly uncredited: readonly Uncredited[] };

const WHOLE = percentage('1');

/**
 * Gives each transaction to the payee of the first rule that matches, whole, or to nobody with the reason: as many
 * transactions come out as went in. Reads own: a transaction and the assignments of its seller.
 * Example: an order of 5 March by a seller who holds the plan from 10 March counts for nobody,
 * compensation.uncredited_not_at_date.
 */
export function creditTransactions(
  transactions: readonly Transaction[],
  assignments: readonly PlanAssignment[],
  rules: readonly CreditingRule[] = CREDITING_RULES,
): Crediting {
  const byPayee = Map.groupBy(assignments, ({ payee }) => payee);
  const ordered = rules.toSorted((a, b) => a.precedence - b.precedence);
  const credits: Credit[] = [];
  const uncredited: Uncredited[] = [];
  for (const transaction of transactions) {
    const candidates = transaction.seller === null ? undefined : byPayee.get(transaction.seller);
    const credit = firstMatch(transaction, candidates ?? [], ordered);
    if (credit === undefined) uncredited.push({ transaction, reason: reasonOf(transaction, candidates) });
    else credits.push(credit);
  }
  return { credits, uncredited };
}

function firstMatch(
  transaction: Transaction,
  candidates: readonly PlanAssignment[],
  rules: readonly CreditingRule[],
): Credit | undefined {
  for (const rule of rules) {
    const match = candidates.find((candidate) =>
      rule.conditions.every((each) => holds(each, transaction, candidate)),
    );
    if (match !== undefined) return wholeCredit(match.payee, rule.code, transaction);
  }
  return undefined;
}

function wholeCredit(payee: EntityId, rule: string, transaction: Transaction): Credit {
  const { amount } = transaction;
  return { payee, rule, kind: 'direct', role: 'owner', share: WHOLE, amount, transaction };
}

function holds(condition: CreditingCondition, transaction: Transaction, assignment: PlanAssignment): boolean {
  if (condition.kind === 'equal')
    return transaction[condition.transaction] === assignment[condition.assignment];
  return isWithin(transaction[condition.transaction], assignment[condition.from], assignment[condition.to]);
}

function reasonOf(
  transaction: Transaction,
  candidates: readonly PlanAssignment[] | undefined,
): UncreditedReason {
  if (transaction.seller === null) return 'compensation.uncredited_no_seller';
  return candidates === undefined
    ? 'compensation.uncredited_not_in_plan'
    : 'compensation.uncredited_not_at_date';
}
