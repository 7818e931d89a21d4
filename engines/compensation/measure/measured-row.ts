import { ok } from '@cordee/kernel';
import type { Result } from '@cordee/kernel';
import type { Converter } from '../convert/open-converter.ts';
import type { Credit } from '../credit/credit.ts';
import type { Originals } from '../credit/originals.ts';
import type { Transaction } from '../credit/transaction.ts';
import { asOriginal } from './as-original.ts';
import { isInBand } from './band.ts';
import { countedPart, creditedAmount } from './counted-part.ts';
import type { Counted } from './counted-part.ts';
import { passesFilter } from './filter.ts';
import type { Filter } from './filter.ts';
import { contributionsOf, filtersOf } from './measure.ts';
import type { Contribution, Measure } from './measure.ts';
import type { MeasuredRow } from './measured-value.ts';

/** How the credits of one measure become rows, prepared once for all of them. */
export type RowMaker = {
  readonly contributions: ReadonlyMap<string, Contribution>;
  readonly filters: readonly Filter[];
  readonly measure: Measure;
  readonly convert: Converter;
  readonly originals: Originals;
  readonly version: string;
};

export function openRowMaker(
  measure: Measure,
  given: Pick<RowMaker, 'convert' | 'originals' | 'version'>,
): RowMaker {
  const contributions = new Map(contributionsOf(measure).map((each) => [each.kind, each]));
  return { contributions, filters: filtersOf(measure), measure, ...given };
}

/** The row of a credit that the measure counts, null where its kind, a filter or a band leaves it out. */
export function measuredRow(maker: RowMaker, given: Credit, counted: Counted): Result<MeasuredRow | null> {
  const contribution = maker.contributions.get(given.transaction.kind);
  if (contribution === undefined) return ok(null);
  const original = maker.originals(given.transaction) ?? null;
  const told = asOriginal(given.transaction, original);
  if (!passes(maker, told)) return ok(null);
  const credit =
    told === given.transaction ? given : { ...given, transaction: withOwnAttributes(told, given) };
  const { transaction } = credit;
  const converted = maker.convert(transaction);
  if (!converted.ok && (counted === 'amount' || counted === 'margin')) return converted;
  const rate = converted.ok ? converted.value : null;
  const rule = { code: credit.rule, version: maker.version };
  const counting = { counted, contribution, excludes: maker.measure.excludes, rate, rule };
  const value = countedPart({ ...counting, credit });
  if (!value.ok) return value;
  if (value.value === null) return ok(null);
  const { source, code, kind, date, place, quantity } = transaction;
  // What counts units or customers needs no price of the currency.
  const credited = converted.ok ? creditedAmount({ ...counting, credit }) : null;
  const row = { source, code, kind, date, place, quantity, credit, original, counting, credited };
  return ok({ ...row, value: value.value });
}

/** A payment is filtered by what its sale says, but freight is taken off the invoice once and not off each payment. */
function withOwnAttributes(told: Transaction, { transaction: { attributes } }: Credit): Transaction {
  return { ...told, attributes };
}

function passes({ filters, measure }: RowMaker, transaction: Transaction): boolean {
  return (
    filters.every((filter) => passesFilter(filter, transaction)) &&
    measure.bands.every((band) => isInBand(band, transaction))
  );
}
