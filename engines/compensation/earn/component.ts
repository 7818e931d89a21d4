// What a plan component is: one object of one file, registered by one line in components/registry.ts. Form, validation,
// reference, translation and calculation all come from it.
import { ok } from '@cordee/kernel';
import type { Explanation, Label, Refusal, Result, Rounding, RuleReference } from '@cordee/kernel';
import type { Measure } from '../measure/measure.ts';
import type { Checked, ObjectField } from '../plan-format/field.ts';
import type { Plan } from '../plan-format/plan.ts';
import type { PayeeInput } from './payee-input.ts';

/** How far a component looks: the payee, the team, all payees, or all payees in an order. It decides a run's barriers. */
export type Reads = 'own' | 'team' | 'population' | 'ordered_population';

export type ComponentInput = {
  readonly plan: Plan;
  readonly payee: PayeeInput;
  readonly rule: RuleReference;
};

export type ComponentDefinition<Args extends object> = {
  readonly type: string;
  readonly label: string;
  readonly reads: Reads;
  readonly args: ObjectField<Args>;
  /** What the fields alone cannot see: measures that exist, thresholds in order. */
  readonly check: (args: Args, measures: readonly Measure[], path: string) => readonly Refusal[];
  /** What is earned, exact and not yet rounded, as the steps that make it. An amount in the plan's currency. */
  readonly evaluate: (args: Args, input: ComponentInput) => Result<Explanation>;
  /** The sentence of the line; `payable` joins its arguments when it is rounded. */
  readonly explain: (args: Args, input: ComponentInput) => Label;
};

/** A component as a plan uses it: its arguments are read, checked and held inside. */
type PreparedComponent = {
  readonly type: string;
  readonly reads: Reads;
  readonly evaluate: (input: ComponentInput) => Result<Explanation>;
  readonly explain: (input: ComponentInput) => Label;
};

export type PlanComponent = PreparedComponent & { readonly code: string; readonly rounding: Rounding };

/** A component of the registry, whatever the type of its arguments. */
export type Component = {
  readonly type: string;
  readonly label: string;
  readonly reads: Reads;
  readonly args: ObjectField<object>;
  readonly prepare: (args: unknown, measures: readonly Measure[], path: string) => Checked<PreparedComponent>;
};

/** Makes a component for the registry from its definition. */
export function component<Args extends object>(definition: ComponentDefinition<Args>): Component {
  const { type, label, reads, args } = definition;
  const prepare: Component['prepare'] = (raw, measures, path) => {
    const read = args.read(raw, path);
    if (!read.ok) return read;
    const refusals = definition.check(read.value, measures, path);
    if (refusals.length > 0) return { ok: false, refusal: refusals };
    return ok({
      type,
      reads,
      evaluate: (input) => definition.evaluate(read.value, input),
      explain: (input) => definition.explain(read.value, input),
    });
  };
  return { type, label, reads, args, prepare };
}
