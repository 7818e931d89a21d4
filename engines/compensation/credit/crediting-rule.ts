// What a crediting rule is: one object of one file, registered by one line in rules/registry.ts. Form, validation,
// reference and crediting all come from it.
import { ok } from '@cordee/kernel';
import type { EntityId, Percentage, PlainDate, Refusal } from '@cordee/kernel';
import type { Band } from '../measure/band.ts';
import type { Filter } from '../measure/filter.ts';
import type { Checked, ObjectField } from '../plan-format/field.ts';
import type { CreditingLookup } from './crediting-lookup.ts';
import type { Transaction } from './transaction.ts';
import { uncreditedCode } from './uncredited-reasons.ts';
import type { UncreditedReason } from './uncredited-reasons.ts';

/** For whom a transaction counts, and how much of it. */
export type Recipient = { readonly payee: EntityId; readonly share: Percentage; readonly role: string };

/** Skipped: another rule may apply. Blocked: the facts contradict themselves and nobody is credited until they are put right. */
export type RuleOutcome =
  | { readonly kind: 'recipients'; readonly recipients: readonly Recipient[] }
  | UnmatchedRule;
export type UnmatchedRule = { readonly kind: 'skipped' | 'blocked'; readonly reason: Refusal };

export type RuleContext = {
  /** The transaction as it is credited: of a credit note that inherits, the original sale. */
  readonly transaction: Transaction;
  readonly lookup: CreditingLookup;
  /** For whom the direct rule counts it; empty while the direct rule itself is sought. */
  readonly direct: readonly Recipient[];
};

type CreditKind = 'direct' | 'additional';

type RuleDefinition<Args extends object> = {
  readonly type: string;
  readonly label: string;
  /** What its credits are when the plan does not say. */
  readonly kind: CreditKind;
  readonly args: ObjectField<Args>;
  /** Whether its shares sum to the whole, so that a plan may make it direct. */
  readonly isWhole: (args: Args) => boolean;
  readonly resolve: (args: Args, context: RuleContext) => RuleOutcome;
};

type PreparedRule = {
  readonly isWhole: boolean;
  readonly resolve: (context: RuleContext) => RuleOutcome;
};

/** A rule type of the registry, whatever the type of its arguments. */
export type RuleType = Pick<RuleDefinition<object>, 'type' | 'label' | 'kind' | 'args'> & {
  readonly prepare: (args: unknown, path: string) => Checked<PreparedRule>;
};

/**
 * A rule as a plan states it. Of one group the lowest precedence that matches wins, alone; a rule of no group always
 * applies. All direct rules are one group.
 */
export type CreditingRule = {
  readonly code: string;
  readonly type: string;
  readonly kind: CreditKind;
  readonly precedence: number;
  readonly group: string | null;
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
  readonly filters: readonly Filter[];
  readonly bands: readonly Band[];
  /** As the plan writes them: what SQL and forms read. */
  readonly args: unknown;
  readonly resolve: (context: RuleContext) => RuleOutcome;
};

/** Makes a rule type for the registry from its definition. */
export function ruleType<Args extends object>(definition: RuleDefinition<Args>): RuleType {
  const { type, label, kind, args } = definition;
  const prepare: RuleType['prepare'] = (raw, path) => {
    const read = args.read(raw, path);
    if (!read.ok) return read;
    const { value } = read;
    return ok({
      isWhole: definition.isWhole(value),
      resolve: (context) => definition.resolve(value, context),
    });
  };
  return { type, label, kind, args, prepare };
}

/** The outcome of a rule that does not match, with its reason. */
export function skipped(reason: UncreditedReason, args: Refusal['args'] = {}): UnmatchedRule {
  return { kind: 'skipped', reason: { code: uncreditedCode(reason), args } };
}

/** The outcome of a rule whose facts contradict themselves. */
export function blocked(reason: UncreditedReason, args: Refusal['args'] = {}): UnmatchedRule {
  return { kind: 'blocked', reason: { code: uncreditedCode(reason), args } };
}
