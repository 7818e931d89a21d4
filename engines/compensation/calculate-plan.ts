import type { EntityId, Period } from '@cordee/kernel';
import { creditTransactions } from './credit/credit-transactions.ts';
import type { Crediting } from './credit/credit-transactions.ts';
import type { CreditingFacts } from './credit/crediting-facts.ts';
import type { Transaction } from './credit/transaction.ts';
import { earn } from './earn/earn.ts';
import type { EarnResult } from './earn/earn.ts';
import type { PayeeInput, PayeeTerm, QuotaRow } from './earn/payee-input.ts';
import { measureCredits } from './measure/measure-credits.ts';
import type { Plan } from './plan-format/plan.ts';

export type PayeeFacts = {
  readonly payee: EntityId;
  readonly quotas: readonly QuotaRow[];
  readonly terms: readonly PayeeTerm[];
};

export type PlanFacts = {
  readonly period: Period;
  readonly transactions: readonly Transaction[];
  readonly assignments: CreditingFacts['assignments'];
  /** Who stands where besides, for the rules that ask it. */
  readonly crediting?: Omit<CreditingFacts, 'assignments'>;
  readonly payees: readonly PayeeFacts[];
};

/**
 * A whole plan in memory, for stories, simulations and small companies: the stages in their order. A large run credits
 * and measures by SQL from describeMeasure, and calls `earn` alone; both give the same results.
 */
export function calculatePlan(
  plan: Plan,
  facts: PlanFacts,
): Crediting & { readonly results: readonly EarnResult[] } {
  const { crediting, inputs } = measureFacts(plan, facts);
  return { ...crediting, results: inputs.map((input) => earn(plan, input)) };
}

/** The stages before earning: what each payee's pay depends on. Plans that count the same give the same inputs. */
export function measureFacts(
  plan: Plan,
  facts: PlanFacts,
): { readonly crediting: Crediting; readonly inputs: readonly PayeeInput[] } {
  const crediting = creditTransactions(
    facts.transactions,
    { ...facts.crediting, assignments: facts.assignments },
    plan.crediting,
  );
  const measured = plan.measures.flatMap((measure) =>
    measureCredits(measure, facts.period, crediting.credits),
  );
  const byPayee = Map.groupBy(measured, ({ payee }) => payee);
  const inputs = facts.payees.map((payee) => ({
    ...payee,
    period: facts.period,
    measures: byPayee.get(payee.payee) ?? [],
  }));
  return { crediting, inputs };
}
