import { ok } from '@cordee/kernel';
import type { Result } from '@cordee/kernel';
import type { Converter } from '../convert/open-converter.ts';
import type { Credit } from '../credit/credit.ts';
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
  readonly version: string;
};

export function openRowMaker(measure: Measure, convert: Converter, version: string): RowMaker {
  const contributions = new Map(contributionsOf(measure).map((each) => [each.kind, each]));
  return { contributions, filters: filtersOf(measure), measure, convert, version };
}

/** The row of a credit that the measure counts, null where its kind, a filter or a band leaves it out. */
export function measuredRow(maker: RowMaker, credit: Credit, counted: Counted): Result<MeasuredRow | null> {
  const { transaction } = credit;
  const contribution = maker.contributions.get(transaction.kind);
  if (contribution === undefined || !passes(maker, credit)) return ok(null);
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
  return ok({ source, code, kind, date, place, quantity, credit, counting, credited, value: value.value });
}

function passes({ filters, measure }: RowMaker, { transaction }: Credit): boolean {
  return (
    filters.every((filter) => passesFilter(filter, transaction)) &&
    measure.bands.every((band) => isInBand(band, transaction))
  );
}
