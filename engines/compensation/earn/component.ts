// What a plan component is: one object of one file, registered by one line in components/registry.ts. Form, validation,
// reference, translation and calculation all come from it. What every component has besides is in modifiers/.
import { ok } from '@cordee/kernel';
import type { EntityId, Explanation, Label, Refusal, Result, Rounding, RuleReference } from '@cordee/kernel';
import type { GroupFigures } from '../group/group-figures.ts';
import type { MeasuredRow } from '../measure/measured-value.ts';
import type { Measure } from '../measure/measure.ts';
import type { Checked, ObjectField } from '../plan-format/field.ts';
import type { Plan } from '../plan-format/plan.ts';
import type { Telling } from '../rules/told.ts';
import type { Words } from '../rules/words.ts';
import type { Modifiers } from './modifiers/modifiers.ts';
import type { PayeeInput } from './payee-input.ts';
import type { PayeeNodes } from './payee-nodes.ts';
import type { CorePayout, PayoutSource } from './payout/payout-rule.ts';

/** How far a component looks: the payee, the team, all payees, or all payees in an order. It decides a run's barriers. */
export type Reads = 'own' | 'team' | 'population' | 'ordered_population';

export type ComponentInput = {
  readonly plan: Plan;
  readonly payee: PayeeInput;
  readonly rule: RuleReference;
  readonly nodes: PayeeNodes;
};

/** What one transaction came to. */
export type RowOutcome = { readonly row: MeasuredRow; readonly due: Explanation };

/** All payees of a plan as the group stage sees them, in their order, and who belongs together. */
export type Members = {
  readonly inputs: readonly ComponentInput[];
  /** Each group whose members are compared or share: a team, or all payees. */
  readonly groups: (among: 'team' | 'population') => readonly (readonly ComponentInput[])[];
  readonly reportsOf: (payee: EntityId) => readonly ComponentInput[];
  readonly teamOf: (payee: EntityId) => readonly ComponentInput[];
};

/** By payee, the figures that a component adds to those of the group. */
export type GroupOutcome = ReadonlyMap<EntityId, Partial<GroupFigures>>;

/** What a core hands over: money, or points; never anything else. */
type Yields = 'money' | 'points' | 'ratio';

export type ComponentDefinition<Args extends object> = {
  readonly type: string;
  readonly label: string;
  readonly reads: Reads;
  /** How far it looks with these arguments, where that is less or more than `reads`. */
  readonly readsOf?: (args: Args) => Reads;
  readonly args: ObjectField<Args>;
  /** What the fields alone cannot see: measures that exist, thresholds in order. */
  readonly check: (args: Args, measures: readonly Measure[], path: string) => readonly Refusal[];
  /** What is earned, exact and not yet rounded, as the steps that make it. An amount in the plan's currency. */
  readonly evaluate: (args: Args, input: ComponentInput) => Result<Explanation>;
  /** The sentence of the line; `payable` joins its arguments when it is rounded. */
  readonly explain: (args: Args, input: ComponentInput) => Label;
  /** The rule itself in words, for the règlement; the arguments that it leaves unsaid are listed by their labels. */
  readonly tell: (args: Args, words: Words) => Telling;
  /** Whether more of the measure never pays less. False where it depends on other payees. */
  readonly isMonotone: (args: Args) => boolean;
  /** Whether it may come to less than zero, when more is taken back than sold. */
  readonly takesBack?: (args: Args) => boolean;
  /** The measure whose rows the component pays, for `per: transaction` and for the parts of a line; null: none. */
  readonly rowsOf?: (args: Args) => string | null;
  /** Whether the core itself reads the rows one by one, so that they are kept however many they are. */
  readonly readsRows?: (args: Args) => boolean;
  /** What the core pays on each row, where it pays by row in their order; null: as a whole, by `evaluate`. */
  readonly rowsPaid?: (args: Args, input: ComponentInput) => Result<readonly RowOutcome[]> | null;
  /** What the group stage works out over all payees, for a component that reads others. */
  readonly together?: (args: Args, members: Members) => GroupOutcome;
  /** The core for many payees at once; null where its arguments need the exact calculation. */
  readonly payout?: (args: Args, source: PayoutSource) => CorePayout | null;
  /** The components whose results the core takes. */
  readonly follows?: (args: Args) => readonly string[];
  /** Whether it depends on when the payee was hired. */
  readonly readsHire?: (args: Args) => boolean;
  /** Money when absent. */
  readonly yields?: (args: Args) => Yields;
};

/** A component as a plan uses it: its arguments are read, checked and held inside. */
export type PreparedComponent = {
  readonly type: string;
  readonly label: string;
  readonly reads: Reads;
  readonly args: object;
  readonly isMonotone: boolean;
  readonly takesBack: boolean;
  readonly rowsOf: string | null;
  readonly readsRows: boolean;
  readonly readsHire: boolean;
  readonly follows: readonly string[];
  readonly rowsPaid: (input: ComponentInput) => Result<readonly RowOutcome[]> | null;
  readonly together: ((members: Members) => GroupOutcome) | null;
  readonly payout: (source: PayoutSource) => CorePayout | null;
  readonly yields: Yields;
  readonly evaluate: (input: ComponentInput) => Result<Explanation>;
  readonly explain: (input: ComponentInput) => Label;
  readonly tell: (words: Words) => Telling;
};

export type PlanComponent = PreparedComponent & {
  readonly code: string;
  /** What the company calls it; null for what its type is called. */
  readonly name: string | null;
  readonly rounding: Rounding;
  readonly modifiers: Modifiers;
};

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
    return refusals.length > 0 ? { ok: false, refusal: refusals } : ok(held(definition, read.value));
  };
  return { type, label, reads, args, prepare };
}

function held<Args extends object>(definition: ComponentDefinition<Args>, args: Args): PreparedComponent {
  const { type, label, reads, readsOf, evaluate, explain, isMonotone, rowsOf, readsRows, readsHire } =
    definition;
  const { rowsPaid, together, takesBack, payout, tell, follows, yields } = definition;
  return {
    type,
    label,
    args,
    reads: readsOf?.(args) ?? reads,
    isMonotone: isMonotone(args),
    takesBack: takesBack?.(args) ?? false,
    rowsOf: rowsOf?.(args) ?? null,
    readsRows: readsRows?.(args) ?? false,
    readsHire: readsHire?.(args) ?? false,
    follows: follows?.(args) ?? [],
    yields: yields?.(args) ?? 'money',
    rowsPaid: (input) => rowsPaid?.(args, input) ?? null,
    payout: (source) => payout?.(args, source) ?? null,
    together: together === undefined ? null : (members) => together(args, members),
    evaluate: (input) => evaluate(args, input),
    explain: (input) => explain(args, input),
    tell: (words) => tell(args, words),
  };
}
