// What the formulas of a measure say of a sale, for set-based SQL.
import { attributeCode, checkedRowFormula, type Measure } from '@cordee/engine-compensation';
import { formulaToSql, type FormulaSql, type SqlPlace } from '@cordee/engine-formula';
import { invariant, ok, refused, type Currency, type Result } from '@cordee/kernel';
import type { SaleExpression, SalePlace, SaleValue } from '@cordee/platform/compute';
import type { MemoryNeed } from '../run/memory-need.ts';

/**
 * The measure's condition; what it cannot tell does not count, as in memory. Refuses payouts.many_rows_unsupported for a
 * formula that needs more digits than an engine has.
 */
export function saleCondition(measure: Measure, currency: Currency): Result<SaleExpression | null> {
  if (measure.condition === null) return ok(null);
  const written = writtenFormula(measure, 'condition', currency);
  return written.ok ? ok((place) => `coalesce(${written.value(place).sql}, false)`) : written;
}

/** What the measure's formula makes of a whole sale. Refuses the same. */
export function saleValue(measure: Measure, currency: Currency): Result<SaleValue> {
  const written = writtenFormula(measure, 'value', currency);
  if (!written.ok) return written;
  const { digits } = written.value(somePlace);
  invariant(digits !== null, 'the formula of a value gives a number', { measure: measure.code });
  return ok({ sql: (place) => written.value(place).sql, digits, isBesideAmount: false });
}

/**
 * A sale that a formula cannot read: memory refuses it by name. It is of another currency than the plan's, or has an
 * attribute that is not of its declared kind, or holds more digits than SQL reads.
 */
export function saleUnread({ attributes }: Measure, currency: Currency): SaleExpression {
  return (place) => {
    const unreadable = attributes
      .filter(({ holds }) => holds !== 'text')
      .map(({ code, holds }) => isUnreadable(place, code, holds));
    return `(${[`currency <> ${place.bind(currency, 'text')}`, ...unreadable].join(' or ')})`;
  };
}

/** An attribute that says something, and nothing of its kind. */
export function isUnreadable(
  { attribute }: Pick<SalePlace, 'attribute'>,
  code: string,
  holds: Parameters<SalePlace['attribute']>[1],
): string {
  return `(${attribute(code, 'text')} is not null and ${attribute(code, holds)} is null)`;
}

function writtenFormula(
  measure: Measure,
  purpose: 'condition' | 'value',
  currency: Currency,
): Result<(place: SalePlace) => FormulaSql> {
  const { attributes, code } = measure;
  const formula = measure[purpose];
  invariant(formula !== null, 'a measure with a formula', { measure: code });
  const checked = checkedRowFormula(formula, purpose, { attributes, currency });
  const engines: readonly SqlPlace['dialect'][] = ['duckdb', 'postgres'];
  const write = (place: SalePlace) =>
    formulaToSql(checked, { ...place, columns: columnsOf(place, attributes) });
  const isWritten = engines.every((dialect) => write({ ...somePlace, dialect }).ok);
  if (!isWritten)
    return refused('payouts.many_rows_unsupported', { need: 'formula' satisfies MemoryNeed, what: code });
  return ok((place) => {
    const written = write(place);
    invariant(written.ok, 'a formula that was written once is written again', { measure: code });
    return written.value;
  });
}

function columnsOf(place: SalePlace, attributes: Measure['attributes']): SqlPlace['columns'] {
  const own = attributes.map(
    ({ code, holds }) => [attributeCode(code), place.attribute(code, holds)] as const,
  );
  return { ...place.columns, ...place.own.columns, ...Object.fromEntries(own) };
}

/** Where a formula is tried. */
const somePlace: SalePlace = {
  dialect: 'duckdb',
  columns: {
    amount: 'amount',
    margin: 'margin',
    quantity: 'quantity',
    date: 'date',
    code: 'code',
    kind: 'kind',
    product: 'product',
    channel: 'channel',
    origin: 'origin',
    customer: 'customer',
    territory: 'territory',
  },
  refersTo: 'related_code',
  own: { columns: { margin: 'margin', quantity: 'quantity' }, attribute: (code) => code },
  isTold: () => 'false',
  isReducing: 'false',
  attribute: (code) => code,
  bind: String,
};
