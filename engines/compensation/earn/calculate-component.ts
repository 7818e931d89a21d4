// One component of one payee: its core, then its modifiers in their order, by transaction or for the period.
import { compareDates, ok, ZERO } from '@cordee/kernel';
import type { Explanation, Result } from '@cordee/kernel';
import type { ComponentInput, PlanComponent, RowOutcome } from './component.ts';
import { bounded, conditioned, prorated, truedUp, turnOf, weighted } from './modifiers/apply-modifiers.ts';
import type { Due } from './modifiers/apply-modifiers.ts';
import type { ClosedGate } from './modifiers/gate.ts';
import { datedNodes, nodesOfRow } from './payee-nodes.ts';
import { amountParameter } from './stated-node.ts';
import { sumOfOutcomes } from './sum-of-outcomes.ts';

export type Outcome = {
  /** Exact, all modifiers applied, not yet rounded. */
  readonly due: Explanation;
  /** The same before floors, caps and true-up. */
  readonly entitlement: Explanation;
  /** What the core alone came to. */
  readonly core: Explanation;
  readonly closed: ClosedGate | null;
  readonly rows: readonly RowOutcome[] | null;
  /** The input that the core read, with its dates. */
  readonly input: ComponentInput;
};

/** Calculates a component. Its refusal is that of the first figure that cannot be calculated. */
export function calculateComponent(component: PlanComponent, given: ComponentInput): Result<Outcome> {
  const input = inputInForce(component, given);
  if (input === null) return ok(nothingDue('compensation.not_in_force', given));
  const outcome = calculated(component, input);
  const isZeroQuota = !outcome.ok && outcome.refusal.code === 'compensation.quota_zero';
  return isZeroQuota && component.modifiers.on_zero_quota === 'nothing'
    ? ok(nothingDue('compensation.nothing_on_zero_quota', input))
    : outcome;
}

/** What the component reads between its dates; null when no day of the period lies between them. */
export function inputInForce(component: PlanComponent, given: ComponentInput): ComponentInput | null {
  const { from, to } = component.modifiers;
  const { period } = given.payee;
  const isOut =
    (from !== null && compareDates(period.to, from) <= 0) ||
    (to !== null && compareDates(to, period.from) <= 0);
  if (isOut) return null;
  const isCut =
    (from !== null && compareDates(period.from, from) < 0) ||
    (to !== null && compareDates(to, period.to) < 0);
  if (!isCut) return given;
  const measure = component.rowsOf;
  return { ...given, nodes: datedNodes(given.nodes, { ...given, measure }, { from, to }) };
}

function calculated(component: PlanComponent, input: ComponentInput): Result<Outcome> {
  const isByRow = component.modifiers.per === 'transaction';
  const byRow = isByRow ? rowOutcomes(component, input) : component.rowsPaid(input);
  if (byRow !== null && !byRow.ok) return byRow;
  const core = byRow === null ? component.evaluate(input) : ok(sumOfOutcomes(byRow.value, input));
  if (!core.ok) return core;
  const conditions = conditioned(
    prorated(core.value, component, input),
    { component, turn: 'period' },
    input,
  );
  if (!conditions.ok) return conditions;
  const entitlement = weighted(conditions.value.node, component, input);
  const limited = bounded(entitlement, { component, pers: ['period', 'year'] }, input);
  if (!limited.ok) return limited;
  return ok({
    due: truedUp(limited.value, component, input),
    entitlement,
    core: core.value,
    closed: conditions.value.closed,
    rows: byRow?.value ?? null,
    input,
  });
}

function rowOutcomes(component: PlanComponent, input: ComponentInput): Result<readonly RowOutcome[]> {
  const measure = component.rowsOf ?? '';
  const rows = input.nodes.rows(measure);
  if (!rows.ok) return rows;
  const { gates, multipliers, by_transaction: named } = component.modifiers;
  const conditions = [...gates, ...multipliers].flatMap((each) =>
    each.measure !== null && turnOf(each, component) === 'transaction' ? [each.measure] : [],
  );
  const also = new Set([...named, ...conditions]);
  const outcomes: RowOutcome[] = [];
  for (const row of rows.value) {
    const due = rowDue(component, {
      ...input,
      nodes: nodesOfRow(input.nodes, input, { measure, row, also }),
    });
    if (!due.ok) return due;
    outcomes.push({ row, due: due.value });
  }
  return ok(outcomes);
}

function rowDue(component: PlanComponent, input: ComponentInput): Result<Explanation> {
  const core = component.evaluate(input);
  if (!core.ok) return core;
  const due: Result<Due> = conditioned(core.value, { component, turn: 'transaction' }, input);
  return due.ok ? bounded(due.value.node, { component, pers: ['transaction'] }, input) : due;
}

function nothingDue(key: string, input: ComponentInput): Outcome {
  const node = amountParameter(ZERO, key, input);
  return { due: node, entitlement: node, core: node, closed: null, rows: null, input };
}
