import { compareDates, compareDecimals, invariant, numberOf, ok, refused, ZERO } from '@cordee/kernel';
import type { Decimal, Explanation, PlainDate, Result } from '@cordee/kernel';
import { valueOf } from '../earn/step.ts';
import { givenNumber, payStep, statedNumber } from './pay-step.ts';
import type { Paying } from './pay-step.ts';
import type { Collection } from './release-input.ts';
import type { HeldShare } from './release-state.ts';

/** What was to collect, and what was collected of it before a day, from nothing to all. */
export type Collected = {
  readonly paid: Explanation;
  readonly toCollect: Explanation;
  readonly isAll: boolean;
};

/**
 * The cash that a held share waits for: that of its sale, or of all sales of its period where no sale is known. Null
 * while no such sale is known at all. Refuses compensation.collection_currency_differs.
 */
export function collectedFor(
  paying: Paying,
  held: Pick<HeldShare, 'sale' | 'from' | 'to'>,
  until: PlainDate,
): Result<Collected | null> {
  const collections = collectionsOf(paying, held);
  if (collections.length === 0) return ok(null);
  const [first] = collections;
  const expected = first?.amount.currency ?? paying.currency;
  const foreign = collections.find(
    ({ amount, payments }) =>
      amount.currency !== expected || payments.some((each) => each.amount.currency !== expected),
  );
  if (foreign !== undefined) {
    return refused(
      'compensation.collection_currency_differs',
      { code: foreign.sale.code, expected },
      foreign.place,
    );
  }
  return ok(collectedOf(paying, collections, until));
}

/** The collections that decide when the share is released. */
export function collectionsOf(
  { input }: Paying,
  { sale, from, to }: Pick<HeldShare, 'sale' | 'from' | 'to'>,
): readonly Collection[] {
  return input.collections.filter((each) =>
    sale === null
      ? compareDates(each.soldOn, from) >= 0 && compareDates(each.soldOn, to) < 0
      : each.sale.source === sale.source && each.sale.code === sale.code,
  );
}

function collectedOf(paying: Paying, collections: readonly Collection[], until: PlainDate): Collected {
  const zero = statedNumber(paying, 0, ['compensation.release_nothing']);
  const toCollect = payStep(
    paying,
    'add',
    ['compensation.release_to_collect'],
    [
      zero,
      ...collections.map(({ amount, sale, place }) =>
        givenNumber(amount.value, ['compensation.release_to_collect_of', { sale: sale.code }], place),
      ),
    ],
  );
  const sum = payStep(
    paying,
    'add',
    ['compensation.release_collected'],
    [zero, ...collections.flatMap((each) => paymentsBefore(each, until))],
  );
  const most = payStep(paying, 'minimum', ['compensation.release_collected_at_most'], [sum, toCollect]);
  const paid = payStep(paying, 'maximum', ['compensation.release_collected_at_least'], [most, zero]);
  const whole = numberIn(toCollect);
  const isAll = compareDecimals(whole, ZERO) <= 0 || compareDecimals(numberIn(sum), whole) >= 0;
  return { paid, toCollect, isAll };
}

function paymentsBefore({ payments }: Collection, until: PlainDate): readonly Explanation[] {
  return payments
    .filter(({ date }) => compareDates(date, until) < 0)
    .map(({ date, amount, place }) =>
      givenNumber(amount.value, ['compensation.release_payment', { date: { kind: 'date', date } }], place),
    );
}

function numberIn(node: Explanation): Decimal {
  const number = numberOf(valueOf(node));
  invariant(number !== null, 'cash is a number');
  return number;
}
