import {
  decimal,
  invariant,
  isNegative,
  minorUnits,
  ok,
  refused,
  rounded,
  toAmount,
  ZERO,
} from '@cordee/kernel';
import type {
  Currency,
  Decimal,
  Explanation,
  Label,
  Money,
  Operation,
  Percentage,
  Result,
  RuleReference,
  SourcePlace,
} from '@cordee/kernel';
import { label, parameter, step, valueOf } from '../earn/step.ts';
import { termsInForce } from '../earn/term-in-force.ts';
import type { SumOrTerm } from './plain-fields.ts';
import type { ReleaseInput } from './release-input.ts';

/** What every step of a release needs: the rule it applies and the currency it pays in. */
export type Paying = {
  readonly rule: RuleReference;
  readonly currency: Currency;
  readonly input: ReleaseInput;
};

type Args = Label['args'];

/** One operation on sums, written down under a message key. */
export function payStep(
  paying: Paying,
  operation: Operation,
  said: readonly [key: string, args?: Args],
  inputs: readonly Explanation[],
): Explanation {
  return step(operation, inputs, { label: label(...said), rule: paying.rule });
}

/** The input rounded half-even to the minor unit: what is paid is whole cents at every point of the stage. */
export function toCents(
  paying: Paying,
  said: readonly [key: string, args?: Args],
  input: Explanation,
): Explanation {
  const rounding = { mode: 'half-even', scale: minorUnits(paying.currency) } as const;
  return step('round', [input], { label: label(...said), rule: paying.rule, rounding });
}

/** The first divided by the second, which is above zero, rounded half-even to the minor unit. */
export function dividedToCents(
  paying: Paying,
  said: readonly [key: string, args?: Args],
  inputs: readonly [Explanation, Explanation],
): Explanation {
  const rounding = { mode: 'half-even', scale: minorUnits(paying.currency) } as const;
  return step('divide', inputs, { label: label(...said), rule: paying.rule, rounding });
}

/** The whole cents of a node that is known to have no fraction of one. */
export function moneyOf(node: Explanation): Money {
  const value = valueOf(node);
  invariant(value.kind === 'amount', 'a release pays amounts', { kind: value.kind });
  const { value: exact, currency } = value.amount;
  const cents = rounded(exact, { scale: minorUnits(currency), rounding: 'half-even' });
  invariant(
    cents.unscaled * 10n ** BigInt(Math.max(exact.scale - cents.scale, 0)) ===
      exact.unscaled * 10n ** BigInt(Math.max(cents.scale - exact.scale, 0)),
    'a release pays whole minor units',
  );
  return { minor: cents.unscaled, currency };
}

/** A sum that came from outside the period: a row, or the state that the period before left. */
export function given(
  money: Money,
  said: readonly [key: string, args?: Args],
  place: SourcePlace = {},
): Explanation {
  return { kind: 'source', label: label(...said), value: { kind: 'amount', amount: toAmount(money) }, place };
}

/** A number without a unit, from outside. */
export function givenNumber(
  value: Decimal,
  said: readonly [key: string, args?: Args],
  place: SourcePlace = {},
): Explanation {
  return { kind: 'source', label: label(...said), value: { kind: 'decimal', value }, place };
}

/** A sum that the plan states. */
export function stated(
  paying: Paying,
  value: Decimal,
  said: readonly [key: string, args?: Args],
): Explanation {
  const amount = { value, currency: paying.currency };
  return parameter({ kind: 'amount', amount }, { label: label(...said), rule: paying.rule });
}

export function statedShare(
  paying: Paying,
  ratio: Percentage,
  said: readonly [key: string, args?: Args],
): Explanation {
  return parameter({ kind: 'percentage', ratio }, { label: label(...said), rule: paying.rule });
}

export function statedNumber(
  paying: Paying,
  value: number,
  said: readonly [key: string, args?: Args],
): Explanation {
  const quantity = { kind: 'decimal', value: decimal(String(value)) } as const;
  return parameter(quantity, { label: label(...said), rule: paying.rule });
}

export function nothing(paying: Paying): Explanation {
  return stated(paying, ZERO, ['compensation.release_nothing']);
}

export function noMoney(paying: Paying): Money {
  return { minor: 0n, currency: paying.currency };
}

/** The sum of all, or nothing when there are none. */
export function added(
  paying: Paying,
  said: readonly [key: string, args?: Args],
  inputs: readonly Explanation[],
): Explanation {
  return payStep(paying, 'add', said, inputs.length === 0 ? [nothing(paying)] : inputs);
}

/**
 * A sum of the plan or of the payee's own terms, in whole cents. Refuses compensation.release_term_missing,
 * release_term_ambiguous, release_term_not_amount.
 */
export function sumNode(
  paying: Paying,
  sum: SumOrTerm,
  said: readonly [key: string, args?: Args],
): Result<Explanation> {
  if (sum.kind === 'fixed') return ok(toCents(paying, said, stated(paying, sum.value, said)));
  const terms = termsInForce(paying.input, sum.code);
  const [term] = terms;
  if (term === undefined) return refused('compensation.release_term_missing', { code: sum.code });
  if (terms.length > 1) return refused('compensation.release_term_ambiguous', { code: sum.code }, term.place);
  const { value, place } = term;
  if (
    value.kind !== 'amount' ||
    value.amount.currency !== paying.currency ||
    isNegative(value.amount.value)
  ) {
    return refused(
      'compensation.release_term_not_amount',
      { code: sum.code, expected: paying.currency },
      place,
    );
  }
  const source: Explanation = { kind: 'source', label: label(...said), value, place };
  return ok(toCents(paying, said, source));
}
