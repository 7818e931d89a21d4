import { ALWAYS, isWithin } from '@cordee/kernel';
import type { EntityId, Refusal } from '@cordee/kernel';
import { isInBand } from '../measure/band.ts';
import { passesFilter } from '../measure/filter.ts';
import type { CreditingLookup, NotHolding } from './crediting-lookup.ts';
import { skipped } from './crediting-rule.ts';
import type { CreditingRule, Recipient, RuleContext, RuleOutcome } from './crediting-rule.ts';
import { isInherited } from './rulebook.ts';
import type { Rulebook } from './rulebook.ts';
import type { Transaction } from './transaction.ts';
import { uncreditedCode } from './uncredited-reasons.ts';

/** A recipient, with the reason why the share counts for nobody where the payee does not hold the plan on the date. */
export type HeldRecipient = Recipient & { readonly notHolding: NotHolding | null };

/** What came of one rule: it won, came after the one that won, did not match, or met facts that contradict themselves. */
export type AskedRule = {
  readonly rule: CreditingRule;
  readonly state: 'won' | 'superseded' | 'skipped' | 'blocked' | 'nobody_holds';
  readonly recipients: readonly HeldRecipient[];
  readonly reason: Refusal;
};

export type Asked = {
  readonly rules: readonly AskedRule[];
  /** Why no direct rule won; null when one did. */
  readonly uncredited: {
    readonly refusal: Refusal;
    readonly rule: string | null;
    readonly payee: EntityId | null;
  } | null;
};

/** Asks every rule about a transaction: the one path of crediting and of its explanation. */
export function askRules(transaction: Transaction, rulebook: Rulebook, lookup: CreditingLookup): Asked {
  const basis = basisOf(transaction, rulebook, lookup);
  const open: RuleContext = { transaction: basis, lookup, direct: [] };
  const direct = askGroup(rulebook.direct, open);
  const won = direct.find(({ state }) => state === 'won');
  const meant = won ?? direct.find(({ state }) => state === 'nobody_holds');
  const context: RuleContext = { ...open, direct: meant?.recipients ?? [] };
  const additional = rulebook.additional.flatMap((group) => askGroup(group, context));
  return {
    rules: additional.length === 0 ? direct : [...direct, ...additional],
    uncredited: won === undefined ? uncreditedOf(direct) : null,
  };
}

/**
 * The sale in whose place a credit note stands, where a rule says so and no rule before it takes the note itself; else
 * the transaction.
 */
function basisOf(transaction: Transaction, rulebook: Rulebook, lookup: CreditingLookup): Transaction {
  if (transaction.refersTo === null || !rulebook.hasInherited) return transaction;
  const original = lookup.originals(transaction);
  if (original === null || original === undefined) return transaction;
  const context: RuleContext = { transaction, lookup, direct: [] };
  for (const rule of rulebook.direct) {
    if (isInherited(rule) && failedCondition(rule, transaction) === null) return original;
    const outcome = askRule(rule, context);
    const state = stateOf(outcome, held(outcome, context));
    if (state === 'won' || state === 'blocked') return transaction;
  }
  return transaction;
}

/** Asks the rules of one group in their order; after the one that wins, or is blocked, the others are superseded. */
function askGroup(rules: readonly CreditingRule[], context: RuleContext): readonly AskedRule[] {
  let ended: CreditingRule | null = null;
  return rules.map((rule): AskedRule => {
    if (ended !== null) {
      const reason = { code: uncreditedCode('superseded'), args: { rule: ended.code } };
      return { rule, state: 'superseded', recipients: [], reason };
    }
    const outcome = askRule(rule, context);
    const recipients = held(outcome, context);
    const state = stateOf(outcome, recipients);
    if (state === 'won' || state === 'blocked') ended = rule;
    return { rule, state, recipients, reason: reasonOf(outcome, recipients) };
  });
}

function askRule(rule: CreditingRule, context: RuleContext): RuleOutcome {
  return failedCondition(rule, context.transaction) ?? rule.resolve(context);
}

function stateOf(
  outcome: RuleOutcome,
  recipients: readonly HeldRecipient[],
): 'won' | 'nobody_holds' | 'skipped' | 'blocked' {
  if (outcome.kind !== 'recipients') return outcome.kind;
  return recipients.some(({ notHolding }) => notHolding === null) ? 'won' : 'nobody_holds';
}

function held(outcome: RuleOutcome, { lookup, transaction }: RuleContext): readonly HeldRecipient[] {
  if (outcome.kind !== 'recipients') return [];
  return outcome.recipients.map(({ payee, share, role }) => ({
    payee,
    share,
    role,
    notHolding: lookup.notHolding(payee, transaction.date),
  }));
}

function reasonOf(outcome: RuleOutcome, recipients: readonly HeldRecipient[]): Refusal {
  if (outcome.kind !== 'recipients') return outcome.reason;
  return { code: recipients[0]?.notHolding ?? uncreditedCode('other_payee'), args: {} };
}

/** The first condition of the rule that the transaction does not meet. */
function failedCondition(rule: CreditingRule, transaction: Transaction): RuleOutcome | null {
  const isDated = rule.from !== null || rule.to !== null;
  if (isDated && !isWithin(transaction.date, rule.from ?? ALWAYS, rule.to)) return skipped('rule_dates');
  const filter = rule.filters.find((each) => !passesFilter(each, transaction));
  if (filter !== undefined)
    return skipped('filter', { field: filter.field, values: filter.values.join(', ') });
  const band = rule.bands.find((each) => !isInBand(each, transaction));
  return band === undefined ? null : skipped('band', { field: band.field });
}

/** A rule that names people without the plan says more than one that does not match; else the last rule has the word. */
function uncreditedOf(direct: readonly AskedRule[]): Asked['uncredited'] {
  const decisive =
    direct.find(({ state }) => state === 'blocked' || state === 'nobody_holds') ?? direct.at(-1);
  if (decisive === undefined)
    return { refusal: { code: uncreditedCode('no_rule'), args: {} }, rule: null, payee: null };
  const { rule, reason, recipients } = decisive;
  return { refusal: reason, rule: rule.code, payee: recipients[0]?.payee ?? null };
}
