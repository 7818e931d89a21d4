import { minorUnits, rounded, sumMoney, toPayable, ZERO } from '@cordee/kernel';
import type {
  Amount,
  Decimal,
  EntityId,
  Explanation,
  Label,
  Money,
  Percentage,
  Quantity,
  Refusal,
  Result,
  StepNode,
} from '@cordee/kernel';
import { ruleOf } from '../plan-format/plan.ts';
import type { Plan } from '../plan-format/plan.ts';
import type { Semantics } from '../semantics/semantics.ts';
import { attainmentOf } from './attainment.ts';
import type { Attainment } from './attainment.ts';
import { calculateComponent } from './calculate-component.ts';
import type { Outcome } from './calculate-component.ts';
import type { ComponentInput, PlanComponent } from './component.ts';
import { dueOf } from './due-of.ts';
import { effectiveRateOf, partsOf } from './parts.ts';
import type { EarnedPart } from './parts.ts';
import type { PayeeInput } from './payee-input.ts';
import { payeeNodes } from './payee-nodes.ts';
import { label, step, valueOf } from './step.ts';
import { slicesOf } from './table/slices.ts';
import { later, writtenWhenRead } from './written-when-read.ts';
import type { EarnedSlice } from './table/slices.ts';

/** What one component pays a payee for a period: exact, then payable, with the reasoning down to the source rows. */
export type EarnedLine = {
  readonly component: string;
  readonly pays: 'money' | 'points' | 'nothing';
  /** Exact, after all modifiers; zero for a component that pays points or nothing. */
  readonly earned: Amount;
  /** What it was before floors, caps and true-up. */
  readonly entitlement: Amount;
  /** `earned` rounded once. The lines' sum is the pay. */
  readonly payable: Money;
  /** The points of a component that pays points. */
  readonly points: Decimal | null;
  /** What was earned on each transaction; sums to `earned`. Null where the component is not paid on transactions. */
  readonly parts: readonly EarnedPart[] | null;
  /** What a table did: from, to, part, rate, earned of each tier entered. Empty without a table by tiers. */
  readonly slices: readonly EarnedSlice[];
  /** What the component came to, exact: also the factor or the sum of one that pays nothing. */
  readonly due: Quantity;
  /** The share of the target incentive that attainment, a matrix or scores gave; null for any other component. */
  readonly targetShare: Percentage | null;
  /** Earned for each euro of the component's measure, 12 decimals; null where it is not paid on euros. */
  readonly effectiveRate: Percentage | null;
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
 * cannot be calculated becomes an issue and the others go on, but for those that read it. Never throws on business data.
 * Explanations, parts and effective rates are written when they are first read, from the very steps that made the amount.
 * Example: 3 % of 140,333.33 € → earned 4209.9999, payable 4210.00 EUR.
 */
export function earn(plan: Plan, input: PayeeInput): EarnResult {
  const done = new Map<string, Result<Outcome>>();
  const nodes = payeeNodes(plan, input, (code) => dueOf(done.get(code), code));
  const inputOf = ({ code }: PlanComponent): ComponentInput => ({
    plan,
    payee: input,
    rule: ruleOf(plan, code),
    nodes,
  });
  for (const component of plan.calculationOrder)
    done.set(component.code, calculateComponent(component, inputOf(component)));
  const lines: EarnedLine[] = [];
  const issues: EarnIssue[] = [];
  for (const component of plan.components) {
    const outcome = done.get(component.code);
    if (outcome?.ok) lines.push(lineOf(component, outcome.value));
    else if (outcome !== undefined) issues.push(issueOf(component, inputOf(component), outcome.refusal));
  }
  return {
    plan: { code: plan.code, version: plan.version },
    semantics: plan.semantics,
    payee: input.payee,
    period: input.period.code,
    attainments: plan.measures.map((measure) => attainmentOf(plan, measure, nodes)),
    lines,
    issues,
    payable: sumMoney(
      lines.map(({ payable }) => payable),
      plan.currency,
    ),
  };
}

/** The steps that multiply a target incentive by a share. */
const SHARES_OF_TARGET: ReadonlySet<string> = new Set([
  'compensation.by_attainment',
  'compensation.by_matrix',
  'compensation.mbo_amount',
]);

function targetShareOf(core: Explanation): Percentage | null {
  if (core.kind !== 'step' || !SHARES_OF_TARGET.has(core.label.key)) return null;
  const share = core.inputs[1] === undefined ? null : valueOf(core.inputs[1]);
  return share?.kind === 'percentage' ? share.ratio : null;
}

function lineOf(component: PlanComponent, outcome: Outcome): EarnedLine {
  const { plan } = outcome.input;
  const { pays } = component.modifiers;
  const due = valueOf(outcome.due);
  const nothing = { value: ZERO, currency: plan.currency };
  const earned = pays === 'money' && due.kind === 'amount' ? due.amount : nothing;
  const entitled = valueOf(outcome.entitlement);
  const line: EarnedLine = {
    component: component.code,
    pays,
    earned,
    entitlement: pays === 'money' && entitled.kind === 'amount' ? entitled.amount : nothing,
    payable: toPayable(earned, component.rounding),
    points: pays === 'points' && due.kind === 'decimal' ? pointsOf(due.value, component) : null,
    parts: later,
    slices: later,
    due,
    targetShare: targetShareOf(outcome.core),
    effectiveRate: later,
    explanation: later,
  };
  return lineWhenRead(line, { component, outcome, earned });
}

type LineState = {
  readonly component: PlanComponent;
  readonly outcome: Outcome;
  readonly earned: Amount;
};

const lineWhenRead = writtenWhenRead<LineState, EarnedLine>({
  parts: ({ component, outcome, earned }) =>
    component.modifiers.pays === 'money' ? partsOf(component, outcome, earned) : null,
  slices: ({ component, outcome }) => slicesOf(outcome.core, component.code),
  effectiveRate: ({ component, outcome, earned }) => effectiveRateOf(component, outcome, earned),
  explanation: ({ component, outcome }) => roundedDue(component, outcome),
});

const POINTS_SCALE = 2;

function pointsOf(points: Decimal, { rounding }: PlanComponent): Decimal {
  return rounded(points, { scale: POINTS_SCALE, rounding });
}

/** The root of a line: the one rounding, under the sentence of the component. */
function roundedDue(component: PlanComponent, outcome: Outcome): StepNode {
  const { plan, rule } = outcome.input;
  const isAmount = valueOf(outcome.due).kind === 'amount';
  const scale = isAmount ? minorUnits(plan.currency) : POINTS_SCALE;
  const options = { label: sentenceOf(component, outcome), rule };
  return isRatio(outcome.due)
    ? step('identity', [outcome.due], options)
    : step('round', [outcome.due], { ...options, rounding: { mode: component.rounding, scale } });
}

function isRatio(node: Explanation): boolean {
  return valueOf(node).kind === 'percentage';
}

/** The component's own sentence, or what its gate or modifiers made of it. */
function sentenceOf(component: PlanComponent, { due, core, closed, input }: Outcome): Label {
  if (component.modifiers.pays === 'points') return label('compensation.sentence_points');
  if (component.modifiers.pays === 'nothing') return label('compensation.sentence_feeds_others');
  if (closed !== null) return label('compensation.sentence_gate_closed', { ...closed });
  if (due === core) return component.explain(input);
  return label('compensation.sentence_modified', { core: valueOf(core) });
}

function issueOf(component: PlanComponent, input: ComponentInput, refusal: Refusal): EarnIssue {
  const issue: EarnIssue = { component: component.code, refusal, explanation: later };
  return issueWhenRead(issue, { component, input, refusal });
}

type IssueState = {
  readonly component: PlanComponent;
  readonly input: ComponentInput;
  readonly refusal: Refusal;
};

const issueWhenRead = writtenWhenRead<IssueState, EarnIssue>({
  explanation: ({ component, input, refusal }): Explanation => ({
    kind: 'issue',
    label: component.explain(input),
    value: null,
    refusal,
  }),
});
