import type { InvariantCode } from './invariants.ts';

/** A mistake that somebody could make in the engine, and the invariant that must then be seen broken. */
export type Fault = {
  readonly name: string;
  readonly breaks: InvariantCode;
  readonly file: string;
  readonly from: string;
  readonly to: string;
};

const ENGINE = 'engines/compensation';

export const FAULTS: readonly Fault[] = [
  {
    name: 'a difference is taken at the scale of the first number',
    breaks: 'K',
    file: 'kernel/decimal.ts',
    from: 'const scale = Math.max(a.scale, b.scale);',
    to: 'const scale = Math.max(a.scale, b.scale - 1);',
  },
  {
    name: 'the last cents of a split go to nobody',
    breaks: 'C1',
    file: 'kernel/allocation.ts',
    from: 'parts[index] = (parts[index] ?? 0n) + 1n;',
    to: 'parts[index] ??= 0n;',
  },
  {
    name: 'what a limit lets through is told whole as lost',
    breaks: 'C2',
    file: `${ENGINE}/release/apply-limits.ts`,
    from: 'lost: isCarried ? before.lost : [...before.lost, ...shared.excess],',
    to: 'lost: [...before.lost, ...shared.excess],',
  },
  {
    name: 'a table that falls is marked monotone',
    breaks: 'C3',
    file: `${ENGINE}/earn/table/never-falls.ts`,
    from: 'compareDecimals(previous, value) <= 0',
    to: 'compareDecimals(previous, value) <= 1',
  },
  {
    name: 'credit notes that exceed sales are paid back without clawback',
    breaks: 'C4',
    file: `${ENGINE}/earn/clawback.ts`,
    from: 'if (!isNegative(value.amount.value)) return base;',
    to: 'if (value.amount.currency !== null) return base;',
  },
  {
    name: 'of two hand-overs of one day the one told first counts',
    breaks: 'C5',
    file: `${ENGINE}/credit/crediting-lookup.ts`,
    from: 'return handoverText(a) < handoverText(b) ? -1 : 1;',
    to: 'return 0;',
  },
  {
    name: 'a true-up takes off what was due, not what was paid',
    breaks: 'C7',
    file: `${ENGINE}/earn/modifiers/apply-modifiers.ts`,
    from: 'const paid = earlierNodes(input, ({ earned }) => earned, window);',
    to: 'const paid = earlierNodes(input, ({ earned }) => earned, window).slice(-1);',
  },
  {
    name: 'a credit note is credited by who has the customer now',
    breaks: 'C8',
    file: `${ENGINE}/credit/ask-rules.ts`,
    from: 'if (isInherited(rule) && failedCondition(rule, transaction) === null) return original;',
    to: 'if (isInherited(rule) && failedCondition(rule, transaction) === null) return transaction;',
  },
  {
    name: 'a correction forgets what already stood',
    breaks: 'C9',
    file: `${ENGINE}/release/correction-lines.ts`,
    from: 'minusMoney(total(again), total(closed))',
    to: 'minusMoney(total(again), total(closed.slice(0, 1)))',
  },
  {
    name: 'a rule that wins does not end its group',
    breaks: 'C11',
    file: `${ENGINE}/credit/ask-rules.ts`,
    from: "if (state === 'won' || state === 'blocked') ended = rule;",
    to: "if (state === 'blocked') ended = rule;",
  },
  {
    name: 'a gate that is to be exceeded opens when it is reached',
    breaks: 'C12',
    file: `${ENGINE}/earn/modifiers/gate.ts`,
    from: '[bound, measured, otherwise, due]',
    to: '[measured, bound, due, otherwise]',
  },
  {
    name: 'cents are cut before a component is rounded',
    breaks: 'C13',
    file: `${ENGINE}/earn/modifiers/apply-modifiers.ts`,
    from: 'if (equalDecimals(modifiers.weight, ONE)) return due;',
    to: "if (equalDecimals(modifiers.weight, ONE)) return step('round', [due], { label: label('compensation.weighted'), rule: input.rule, rounding: { mode: 'down', scale: 2 } });",
  },
  {
    name: 'the day between two stretches counts twice',
    breaks: 'C14',
    file: `${ENGINE}/prorate/counted-days.ts`,
    from: 'counting.count(start, end)',
    to: 'counting.count(start, end) + (index > 0 ? 1 : 0)',
  },
  {
    name: 'every sale takes the rate of the first that asked',
    breaks: 'C15',
    file: `${ENGINE}/convert/open-converter.ts`,
    from: 'return rate === undefined ? rateMissing(from, to, on) : ok(rate);',
    to: 'if (rate !== undefined) dated.set(from, [rate]); return rate === undefined ? rateMissing(from, to, on) : ok(rate);',
  },
  {
    name: 'a quota of zero is divided by',
    breaks: 'C16',
    file: `${ENGINE}/earn/quota-node.ts`,
    from: 'if (number === null || isZero(number))',
    to: 'if (number === null)',
  },
  {
    name: 'a tier has no upper end',
    breaks: 'C17',
    file: `${ENGINE}/earn/table/marginal-parts.ts`,
    from: 'upper === undefined ? [figure, lower] : [figure, lower, upper]',
    to: '[figure, lower]',
  },
  {
    name: 'a rounding is carried out and not written down',
    breaks: 'C18',
    file: 'kernel/step.ts',
    from: "return { kind: 'step', operation, inputs, value: result.value, ...options };",
    to: "return { kind: 'step', operation, inputs, value: result.value, label: options.label, rule: options.rule };",
  },
  {
    name: 'halves are rounded up',
    breaks: 'C19',
    file: 'kernel/rounding.ts',
    from: 'return remainder.half > 0 || (remainder.half === 0 && remainder.isOdd);',
    to: 'return remainder.half >= 0;',
  },
  {
    name: 'managers are those of today',
    breaks: 'C20',
    file: `${ENGINE}/credit/crediting-lookup.ts`,
    from: 'distinct(effective(reports.get(payee), on).map(({ manager }) => manager))',
    to: 'distinct((reports.get(payee) ?? []).slice(-1).map(({ manager }) => manager))',
  },
  {
    name: 'a simulation opens a scenario that stays',
    breaks: 'C21',
    file: 'modules/simulations/simulations-store.sql.ts',
    from: "await tx.sql\n          .insertInto('simulation')",
    to: "await tx.sql.insertInto('branch').values({ tenant_id: scope.tenant, branch: 77, name, parent: 0, base_change: 1, change: 1 }).onConflict((on) => on.doNothing()).execute();\n        await tx.sql\n          .insertInto('simulation')",
  },
];
