// The nodes that the figures of a simulation are made of: sums over payees, differences, shares, medians.
import {
  compareDecimals,
  numberOf,
  percentageOf,
  ROWS_SHOWN_MAX,
  RowStreamHash,
  sumDecimals,
  toAmount,
  ZERO,
} from '@cordee/kernel';
import type {
  Currency,
  Decimal,
  Explanation,
  IssueNode,
  Money,
  Quantity,
  Refusal,
  RuleReference,
  SumNode,
} from '@cordee/kernel';
import { label, step, valueOf } from '../earn/step.ts';
import type { PayeeReplay } from './replay.ts';

const SHARE_ROUNDING = { mode: 'half-even', scale: 6 } as const;

/** One payee's part of a figure. */
export type Part = { readonly of: PayeeReplay; readonly value: Quantity };

export function moneyOf(money: Money): Quantity {
  return { kind: 'amount', amount: toAmount(money) };
}

export function amountOf(value: Decimal, currency: Currency): Quantity {
  return { kind: 'amount', amount: { value, currency } };
}

/** A sum over payees; `like` is the value of an empty one, zero. Past ROWS_SHOWN_MAX the rows are left out, the hash stays. */
export function sumOfPayees(key: string, parts: readonly Part[], like: Quantity): SumNode {
  const stream = new RowStreamHash();
  for (const { value } of parts) stream.add([numberOf(value) ?? ZERO]);
  const total = sumDecimals(
    [like, ...parts.map(({ value }) => value)].map((value) => numberOf(value) ?? ZERO),
  );
  return {
    kind: 'sum',
    label: label(`simulations.${key}`),
    value: withNumber(like, total),
    count: parts.length,
    rows: parts.length > ROWS_SHOWN_MAX ? null : parts.map(payeeNode),
    rowStreamHash: stream.digest(),
    artefact: null,
    filter: { figure: key },
  };
}

/** How many payees, as one for each of them. */
export function countOfPayees(key: string, payees: readonly PayeeReplay[]): SumNode {
  const one: Quantity = { kind: 'decimal', value: { unscaled: 1n, scale: 0 }, unit: 'sellers' };
  return sumOfPayees(
    key,
    payees.map((of) => ({ of, value: one })),
    { ...one, value: ZERO },
  );
}

function payeeNode({ of, value }: Part): Explanation {
  const args = { payee: of.name };
  return { kind: 'source', label: label('simulations.payee', args), value, place: { entity: of.payee } };
}

export function difference(key: string, [now, before]: Pair, rule: RuleReference): Explanation {
  return step('subtract', [now, before], { label: label(`simulations.${key}`), rule });
}

/** The first divided by the second, 6 decimals half-even; withheld with the reason where the second is zero. */
export function share(key: string, [part, whole]: Pair, rule: RuleReference): Explanation {
  const divisor = numberOf(valueOf(whole));
  if (divisor === null || compareDecimals(divisor, ZERO) === 0)
    return unknown(key, { code: 'simulations.nothing_to_divide_by', args: {} });
  return step('divide', [part, whole], {
    label: label(`simulations.${key}`),
    rule,
    rounding: SHARE_ROUNDING,
  });
}

type Pair = readonly [Explanation, Explanation];

/** The middle part, or the mean of the two in the middle; unknown when there are none. */
export function median(key: string, parts: readonly Part[], rule: RuleReference): Explanation {
  const ordered = parts.toSorted((a, b) =>
    compareDecimals(numberOf(a.value) ?? ZERO, numberOf(b.value) ?? ZERO),
  );
  const [lower, upper] = [ordered[(ordered.length - 1) >> 1], ordered[ordered.length >> 1]];
  if (lower === undefined || upper === undefined)
    return unknown(key, { code: 'simulations.nobody_to_count', args: {} });
  const named = { label: label(`simulations.${key}`), rule };
  if (lower === upper) return step('identity', [payeeNode(lower)], named);
  const sum = step('add', [payeeNode(lower), payeeNode(upper)], {
    label: label('simulations.two_in_the_middle'),
    rule,
  });
  return step('divide', [sum, two(rule)], { ...named, rounding: SHARE_ROUNDING });
}

function two(rule: RuleReference): Explanation {
  const value: Quantity = { kind: 'decimal', value: { unscaled: 2n, scale: 0 } };
  return { kind: 'parameter', label: label('simulations.number_of_both'), value, rule };
}

/** A figure that cannot be said, with the reason. */
export function unknown(key: string, refusal: Refusal): IssueNode {
  return { kind: 'issue', label: label(`simulations.${key}`), value: null, refusal };
}

/** The number of a figure; null where it is unknown. */
export function figureNumber(figure: Explanation): Decimal | null {
  return figure.value === null ? null : numberOf(figure.value);
}

function withNumber(like: Quantity, value: Decimal): Quantity {
  if (like.kind === 'amount') return { ...like, amount: { ...like.amount, value } };
  if (like.kind === 'percentage') return { kind: 'percentage', ratio: percentageOf(value) };
  return like.kind === 'decimal' ? { ...like, value } : like;
}
