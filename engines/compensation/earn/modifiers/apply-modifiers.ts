import { minorUnits, ok, ONE, equalDecimals } from '@cordee/kernel';
import type { Explanation, Result } from '@cordee/kernel';
import type { ComponentInput, PlanComponent } from '../component.ts';
import { ratioParameter } from '../stated-node.ts';
import { label, step } from '../step.ts';
import { capped, floored } from './bound.ts';
import type { Per } from './bound.ts';
import { checkEarlier, earlierNodes } from './earlier.ts';
import { gated } from './gate.ts';
import type { ClosedGate, Gate } from './gate.ts';
import { multiplied } from './multiplier.ts';
import type { Multiplier } from './multiplier.ts';

/** What is due so far; the gate that did not open, if one did not. */
export type Due = { readonly node: Explanation; readonly closed: ClosedGate | null };

/** Which part of the modifiers applies: to each transaction by itself, or to the period. */
export type Turn = 'transaction' | 'period';

/**
 * Whether a condition looks at each transaction. Unless it says so, it does in a component paid by transaction when its
 * figure is the component's own measure in euros or units; an attainment is always that of the period.
 */
export function turnOf({ per, measure, thresholds }: Gate | Multiplier, component: PlanComponent): Turn {
  if (component.modifiers.per === 'period') return 'period';
  if (per !== null) return per;
  return measure === component.rowsOf && thresholds !== 'attainment' ? 'transaction' : 'period';
}

/** Gates, then multipliers of one turn. */
export function conditioned(
  due: Explanation,
  { component, turn }: { readonly component: PlanComponent; readonly turn: Turn },
  input: ComponentInput,
): Result<Due> {
  const { gates, multipliers } = component.modifiers;
  let current: Due = { node: due, closed: null };
  for (const gate of gates) {
    if (turnOf(gate, component) !== turn) continue;
    const next = gated(current.node, gate, input);
    if (!next.ok) return next;
    current = { node: next.value.node, closed: current.closed ?? next.value.closed };
  }
  for (const multiplier of multipliers) {
    if (turnOf(multiplier, component) !== turn) continue;
    const next = multiplied(current.node, multiplier, input);
    if (!next.ok) return next;
    current = { ...current, node: next.value };
  }
  return ok(current);
}

/** The part of a whole that the weight gives to the component. */
export function weighted(due: Explanation, { modifiers }: PlanComponent, input: ComponentInput): Explanation {
  if (equalDecimals(modifiers.weight, ONE)) return due;
  const weight = ratioParameter(modifiers.weight, 'compensation.weight', input);
  return step('multiply', [due, weight], { label: label('compensation.weighted'), rule: input.rule });
}

/** The amount for the part of the period that counts, where the component prorates. */
export function prorated(due: Explanation, { modifiers }: PlanComponent, input: ComponentInput): Explanation {
  const { proration = null } = input.payee;
  if (!modifiers.prorate || proration === null) return due;
  const share = ratioParameter(proration, 'compensation.proration', input);
  return step('multiply', [due, share], { label: label('compensation.prorated'), rule: input.rule });
}

/** Floors, then caps of the spans given. */
export function bounded(
  due: Explanation,
  { component, pers }: { readonly component: PlanComponent; readonly pers: readonly Per[] },
  input: ComponentInput,
): Result<Explanation> {
  const earlier = checkEarlier(input);
  if (!earlier.ok) return earlier;
  let current = due;
  for (const floor of component.modifiers.floor.filter(({ per }) => pers.includes(per))) {
    const next = floored(current, floor, input);
    if (!next.ok) return next;
    current = next.value;
  }
  const caps = component.modifiers.cap.filter(({ per }) => pers.includes(per));
  if (caps.some(({ excess }) => excess === 'carried')) current = withCarried(current, input);
  for (const cap of caps) {
    const next = capped(current, cap, input);
    if (!next.ok) return next;
    current = next.value;
  }
  return ok(current);
}

function withCarried(due: Explanation, input: ComponentInput): Explanation {
  const entitled = earlierNodes(input, ({ entitlement }) => entitlement);
  if (entitled.length === 0) return due;
  const { rule } = input;
  const paid = earlierNodes(input, ({ earned }) => earned);
  const [sum, less] = [entitled, paid].map((nodes) =>
    step('add', nodes, { label: label('compensation.earlier_sum'), rule }),
  );
  if (sum === undefined || less === undefined) return due;
  const carried = step('subtract', [sum, less], { label: label('compensation.carried_in'), rule });
  return step('add', [due, carried], { label: label('compensation.with_carried'), rule });
}

/**
 * The entitlement on the window to date, rounded, less what the component paid earlier in the window: the payments of
 * any partition of the window add up to the entitlement on the whole of it, to the cent.
 */
export function truedUp(due: Explanation, component: PlanComponent, input: ComponentInput): Explanation {
  if (!component.modifiers.true_up) return due;
  const { plan, rule } = input;
  const rounding = { mode: component.rounding, scale: minorUnits(plan.currency) };
  const entitled = step('round', [due], { label: label('compensation.entitlement_to_date'), rule, rounding });
  const window = plan.measures.find(({ code }) => code === component.rowsOf)?.window;
  const paid = earlierNodes(input, ({ earned }) => earned, window);
  return paid.length === 0
    ? entitled
    : step('subtract', [entitled, ...paid], { label: label('compensation.trued_up'), rule });
}
