import type { EntityId, Percentage, Period } from '@cordee/kernel';
import { creditTransactions } from './credit/credit-transactions.ts';
import type { Crediting } from './credit/credit-transactions.ts';
import type { CreditingFacts } from './credit/crediting-facts.ts';
import type { Transaction } from './credit/transaction.ts';
import { earn } from './earn/earn.ts';
import type { EarnResult } from './earn/earn.ts';
import type { EarlierEarning, PayeeInput, PayeeTerm, QuotaRow } from './earn/payee-input.ts';
import { groupPayees } from './group/group-stage.ts';
import { measurePlan } from './measure/measure-plan.ts';
import type { MeasureFacts } from './measure/measure-plan.ts';
import type { Presence } from './prorate/presence.ts';
import { prorationOf } from './prorate/proration-of.ts';
import type { Plan } from './plan-format/plan.ts';

export type PayeeFacts = {
  readonly payee: EntityId;
  readonly quotas: readonly QuotaRow[];
  readonly terms: readonly PayeeTerm[];
  /** When the payee is there and how much; always and whole when absent. */
  readonly presence?: Presence;
  /** What the payee earned in earlier periods of the year; nothing when absent. */
  readonly earlier?: readonly EarlierEarning[];
  /** What orders payees where cents or places are shared: a business code; the id when absent. */
  readonly order?: string;
};

/** What a plan is calculated from, whatever the period. */
export type StandingFacts = {
  readonly transactions: readonly Transaction[];
  readonly assignments: CreditingFacts['assignments'];
  /** Who stands where besides, for the rules that ask it. */
  readonly crediting?: Omit<CreditingFacts, 'assignments'>;
  /** Figures, rates of exchange, the calendar of the plan; the civil one when absent. */
  readonly measuring?: Pick<MeasureFacts, 'calendar' | 'figures' | 'rates'>;
};

export type PlanFacts = StandingFacts & {
  readonly period: Period;
  readonly payees: readonly PayeeFacts[];
};

/**
 * A whole plan in memory for one period, for simulations and small companies: the stages up to what is earned. A large
 * run credits and measures by SQL from describeMeasure, and calls `earn` alone; both give the same results.
 */
export function calculatePlan(
  plan: Plan,
  facts: PlanFacts,
): Crediting & { readonly inputs: readonly PayeeInput[]; readonly results: readonly EarnResult[] } {
  const { crediting, inputs } = measureFacts(plan, facts);
  return { ...crediting, inputs, results: inputs.map((input) => earn(plan, input)) };
}

/** The stages before earning: what each payee's pay depends on. Plans that count the same give the same inputs. */
function measureFacts(
  plan: Plan,
  facts: PlanFacts,
): { readonly crediting: Crediting; readonly inputs: readonly PayeeInput[] } {
  const crediting = creditByPlan(plan, facts);
  return { crediting, inputs: measurePeriod(plan, crediting, facts) };
}

/** The first stage, which no period bounds. */
export function creditByPlan(plan: Plan, { transactions, assignments, crediting }: StandingFacts): Crediting {
  return creditTransactions(transactions, { ...crediting, assignments }, plan.crediting);
}

/** What each payee's pay of the period depends on, from credits of any time. */
export function measurePeriod(
  plan: Plan,
  { credits }: Crediting,
  { period, payees, measuring, transactions, crediting = {} }: Omit<PlanFacts, 'assignments'>,
): readonly PayeeInput[] {
  const originals = [...transactions, ...(crediting.originals ?? [])];
  const measured = measurePlan(plan, { ...measuring, period, credits, originals });
  const byPayee = Map.groupBy(measured, ({ payee }) => payee);
  const inputs = payees.map((payee) => ({
    ...payee,
    ...(measuring?.calendar === undefined ? {} : { calendar: measuring.calendar }),
    period,
    measures: byPayee.get(payee.payee) ?? [],
    proration: payShare(plan, payee, period),
  }));
  return groupPayees(plan, inputs, crediting);
}

/** The part of the period that is paid for being there; null where the plan does not prorate or nobody says when. */
function payShare({ proration }: Plan, { presence }: PayeeFacts, period: Period): Percentage | null {
  if (proration === null || presence === undefined) return null;
  const share = prorationOf(proration, presence, period);
  return share.ok ? share.value.pay : null;
}
