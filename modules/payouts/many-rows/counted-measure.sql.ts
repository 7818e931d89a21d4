// One set of credits that a measure counts, as a measure of the question for set-based SQL.
import { describeMeasure, windowOf, type Measure, type Plan } from '@cordee/engine-compensation';
import { ALWAYS, civilCalendar, ok, refused, type Period, type Result } from '@cordee/kernel';
import type { CreditMeasure, SaleExpression, SalePlace, SaleValue } from '@cordee/platform/compute';
import type { MemoryNeed } from '../run/memory-need.ts';
import { countsOf, type CountedSet } from './counted-sets.sql.ts';
import { boundsOf, isOfAttribute, isTooFine, saleConditionOf } from './sale-condition.sql.ts';
import { formulaFields } from './fields-left.ts';
import { isUnreadable, saleCondition, saleUnread, saleValue } from './sale-formula.sql.ts';
import { unsaidBy } from './unsaid-fields.sql.ts';

export type Counting = {
  readonly period: Period;
  /** Whether sales are read with what they leave to others. */
  readonly isTold: boolean;
};

/** Refuses payouts.many_rows_unsupported for what only memory measures. */
export function countedMeasure(
  plan: Plan,
  set: CountedSet,
  { period, isTold }: Counting,
): Result<CreditMeasure> {
  const { measure, counted, role } = set;
  const { contributions, filters, bands } = describeMeasure(measure);
  if (isOfMemory(measure) || contributions.length === 0)
    return refused('payouts.many_rows_unsupported', {
      need: 'measure' satisfies MemoryNeed,
      what: measure.code,
    });
  const isPart = role === 'dividend' && measure.aggregation === 'share';
  const all = isPart ? [...filters, ...measure.part] : filters;
  const byAttribute = bands.filter((band) => isOfAttribute(band) && !isTooFine(band));
  const condition = saleConditionOf({
    filters: all,
    bands: bands.filter((band) => !byAttribute.includes(band)),
    from: windowOf(measure, period, civilCalendar).from ?? ALWAYS,
    to: period.to,
  });
  if (!condition.ok) return condition;
  const formula = saleCondition(measure, plan.currency);
  if (!formula.ok) return formula;
  const counts = countedValue(plan, set, isTold);
  if (!counts.ok) return counts;
  return ok({
    code: measure.code,
    kinds: contributions,
    condition: condition.value,
    formula: together([formula.value, saidWhereReducing(counted), ...byAttribute.map(inBand)], ' and '),
    unread: together(unreadOf(plan, set), ' or '),
    unsaid: unsaidBy(measure, plan.currency),
    counts: counts.value,
    credits: measure.credits,
  });
}

/** A team and what is new look at more than a payee's own sales. */
function isOfMemory({ aggregation, scope, value, excludes }: Measure): boolean {
  return (
    ['new_customers', 'latest', 'sum'].includes(aggregation) ||
    scope !== 'own' ||
    (value !== null && excludes.length > 0)
  );
}

function countedValue({ currency }: Plan, set: CountedSet, isTold: boolean): Result<CreditMeasure['counts']> {
  const counts = countsOf(set);
  if (counts === 'shares') return ok('amount');
  if (counts !== 'own') return ok(counts);
  const { measure, counted } = set;
  if (counted === 'margin' || counted === 'quantity')
    return ok({
      sql: counted === 'margin' ? marginSql : quantitySql,
      digits: isTold ? toldDigits : figureDigits,
      isBesideAmount: false,
    });
  return measure.value === null ? ok(excludedValue(measure)) : saleValue(measure, currency);
}

const figureDigits = { integerDigits: 13, scale: 4 };
/** A part of the figure of another sale has six decimals. */
const toldDigits = { integerDigits: 13, scale: 6 };
const marginSql: SaleExpression = ({ columns }) => columns.margin;
/** Units taken back are less, whatever their sign in the file. */
const quantitySql: SaleExpression = ({ isReducing, columns: { quantity } }) =>
  `(case when ${isReducing} then -abs(${quantity}) else ${quantity} end)`;

/** What is taken off has the sign of the amount that counts; what the sale does not say is nothing. */
function excludedValue({ excludes }: Measure): SaleValue {
  const taken = ({ own }: SalePlace) =>
    excludes.map((name) => `abs(coalesce(${own.attribute(name, 'amount')}, 0))`).join(' + ');
  return {
    sql: (place) =>
      `(case when amount < 0 or ${place.isReducing} then ${taken(place)} else -(${taken(place)}) end)`,
    digits: { integerDigits: 15, scale: 4 },
    isBesideAmount: true,
  };
}

/** A credit note without a margin or units says nothing of the kind. */
function saidWhereReducing(counted: CountedSet['counted']): SaleExpression | null {
  if (counted !== 'margin' && counted !== 'quantity') return null;
  return ({ isReducing, columns }) => `(not ${isReducing} or ${columns[counted]} is not null)`;
}

/** Whether an attribute is a number that lies in the band. */
function inBand(band: Measure['bands'][number]): SaleExpression {
  return ({ attribute, bind }) => {
    const number = attribute(band.field, 'number');
    const { atLeast, below } = boundsOf(band);
    const parts = [
      `${number} is not null`,
      ...(atLeast === null ? [] : [`${number} >= ${bind(atLeast, 'decimal(38,8)')}`]),
      ...(below === null ? [] : [`${number} < ${bind(below, 'decimal(38,8)')}`]),
    ];
    return `(${parts.join(' and ')})`;
  };
}

/** The sales that only memory can tell something of. */
function unreadOf({ currency }: Plan, { measure, counted }: CountedSet): readonly SaleExpression[] {
  const { condition, value, excludes, bands } = measure;
  const isRead = condition !== null || value !== null;
  return [
    ...(isRead ? [saleUnread(measure, currency), ...toldNumbers(measure, currency)] : []),
    ...(counted === 'amount' ? excludes : []).map(
      (name): SaleExpression =>
        (place) =>
          isUnreadable(place.own, name, 'amount'),
    ),
    ...bands.filter(isOfAttribute).map(
      ({ field }): SaleExpression =>
        (place) =>
          isUnreadable(place, field, 'number'),
    ),
  ];
}

/** A formula's numbers have the digits of a sale's own. */
function toldNumbers(measure: Measure, currency: Plan['currency']): readonly SaleExpression[] {
  const fields = new Set(formulaFields(measure, currency));
  return (['margin', 'quantity'] as const)
    .filter((number) => fields.has(number))
    .map(
      (number): SaleExpression =>
        ({ isTold }) =>
          isTold(number),
    );
}

function together(parts: readonly (SaleExpression | null)[], word: ' and ' | ' or '): SaleExpression | null {
  const given = parts.filter((part) => part !== null);
  if (given.length === 0) return null;
  return (place) => `(${given.map((part) => part(place)).join(word)})`;
}
