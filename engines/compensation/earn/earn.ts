import { invariant, minorUnits, sumMoney, toPayable } from '@cordee/kernel';
import type { Amount, EntityId, Explanation, Money, Refusal } from '@cordee/kernel';
import { ruleOf } from '../plan-format/plan.ts';
import type { Plan } from '../plan-format/plan.ts';
import type { Semantics } from '../semantics/semantics.ts';
import { attainmentOf } from './attainment.ts';
import type { Attainment } from './attainment.ts';
import type { PlanComponent } from './component.ts';
import type { PayeeInput } from './payee-input.ts';
import { step, valueOf } from './step.ts';

/** What one component pays a payee for a period: exact, then payable, with the reasoning down to the source rows. */
export type EarnedLine = {
  readonly component: string;
  readonly earned: Amount;
  readonly payable: Money;
  readonly explanation: Explanation;
};

/** What kept a component from being calculated. It pays nothing until it is settled: it is not a zero. */
export type EarnIssue = {
  readonly component: string;
  readonly refusal: Refusal;
  readonly explanation: Explanation;
};

export type EarnResult = {
  readonly plan: { readonly code: string; readonly version: string };
  readonly semantics: Semantics;
  readonly payee: EntityId;
  readonly period: string;
  readonly attainments: readonly Attainment[];
  readonly lines: readonly EarnedLine[];
  readonly issues: readonly EarnIssue[];
  /** The sum of the lines; with issues it is not yet the whole pay. */
  readonly payable: Money;
};

/**
 * The pay of one payee for one period under a plan. Amounts are exact until each component is rounded once, by its own
 * named rounding, to the currency's minor unit; the round is the root step of the line's explanation. A component that
 * cannot be calculated becomes an issue and the others go on. Never throws on business data.
 * Example: 3 % of 140,333.33 € → earned 4209.9999, payable 4210.00 EUR.
 */
export function earn(plan: Plan, input: PayeeInput): EarnResult {
  const lines: EarnedLine[] = [];
  const issues: EarnIssue[] = [];
  for (const component of plan.components) {
    const outcome = earnComponent(plan, component, input);
    if ('refusal' in outcome) issues.push(outcome);
    else lines.push(outcome);
  }
  return {
    plan: { code: plan.code, version: plan.version },
    semantics: plan.semantics,
    payee: input.payee,
    period: input.period.code,
    attainments: plan.measures.map((measure) => attainmentOf(plan, measure, input)),
    lines,
    issues,
    payable: sumMoney(
      lines.map(({ payable }) => payable),
      plan.currency,
    ),
  };
}

function earnComponent(plan: Plan, component: PlanComponent, payee: PayeeInput): EarnedLine | EarnIssue {
  const rule = ruleOf(plan, component.code);
  const input = { plan, payee, rule };
  const evaluated = component.evaluate(input);
  const sentence = component.explain(input);
  if (!evaluated.ok) {
    const { refusal } = evaluated;
    return {
      component: component.code,
      refusal,
      explanation: { kind: 'issue', label: sentence, value: null, refusal },
    };
  }
  const earned = amountOf(evaluated.value);
  const payable = toPayable(earned, component.rounding);
  const rounding = { mode: component.rounding, scale: minorUnits(plan.currency) };
  const explanation = step('round', [evaluated.value], { label: sentence, rule, rounding });
  return { component: component.code, earned, payable, explanation };
}

function amountOf(explanation: Explanation): Amount {
  const value = valueOf(explanation);
  invariant(value.kind === 'amount', 'a component earns an amount', { kind: value.kind });
  return value.amount;
}
