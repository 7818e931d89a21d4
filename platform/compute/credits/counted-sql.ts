// Which measures count a sale, and for what: whomever it counts for.
import { ok, refused, type Result } from '@cordee/kernel';
import { sumType, type NumericType } from '../query/numeric-type.ts';
import type { CreditContext } from './credit-context.ts';
import {
  customerColumn,
  unreadBit,
  valueColumn,
  type CreditMeasure,
  type CreditQuestion,
  type SaleValue,
} from './credit-question.ts';
import { fieldSql, salePlace } from './sale-place.ts';
import { saleConditionSql } from './sales-sql.ts';

/** A column that only the measures of this question need, from the sale to its credits. */
export type OwnColumn = {
  readonly name: string;
  readonly type: NumericType | 'text';
  /** Of a sale. */
  readonly ofSale: string;
  /** Of a credit, which has the sale's column under the same name, its share and its value. */
  readonly ofCredit: string;
};

/** Refuses platform.compute_bound_exceeded where a value leaves no digits for a sum. */
export function ownColumns(
  { measures }: CreditQuestion,
  context: CreditContext,
  shareScale: number,
): Result<readonly OwnColumn[]> {
  const columns: OwnColumn[] = [];
  for (const [index, measure] of measures.entries()) {
    if (typeof measure.counts === 'string') continue;
    const type = creditedType(measure.counts, shareScale);
    if (!type.ok) return type;
    columns.push(
      valueOf({ ...measure, counts: measure.counts }, valueColumn('own', index), type.value, context),
    );
  }
  if (!measures.some(({ counts }) => counts === 'customers')) return ok(columns);
  const ofSale = fieldSql('customer', context);
  return ok([...columns, { name: customerColumn, type: 'text', ofSale, ofCredit: customerColumn }]);
}

const digitsMax = 38;
const integerDigitsMin = 7;

/** As many digits before the point as leave room for the sum of all rows: a sale with more is told in memory. */
function creditedType({ digits }: SaleValue, shareScale: number): Result<NumericType> {
  const scale = Math.max(digits.scale, 4) + shareScale;
  const room = digitsMax - 9 - scale;
  if (room < integerDigitsMin)
    return refused('platform.compute_bound_exceeded', {
      digits: digitsMax + integerDigitsMin - room,
      digitsMax,
    });
  const type = { integerDigits: Math.min(digits.integerDigits + 1, room), scale };
  const total = sumType(type);
  return total.ok ? ok(type) : total;
}

function valueOf(
  measure: CreditMeasure & { readonly counts: SaleValue },
  name: string,
  type: NumericType,
  context: CreditContext,
): OwnColumn {
  const { digits, isBesideAmount, sql } = measure.counts;
  // One factor of a product is wider than a machine word, or DuckDB would cut the product there.
  const whole = `decimal(${Math.min(digitsMax, Math.max(19, type.integerDigits + digits.scale))},${digits.scale})`;
  const limit = `cast(1${'0'.repeat(type.integerDigits - 1)} as decimal(38,${digits.scale}))`;
  const value = () => `(${sql(salePlace(measure, context))})`;
  const shared = `cast(${name} * share as decimal(38,${type.scale}))`;
  return {
    name,
    type,
    ofSale: `(case when abs(${value()}) < ${limit} then cast(${value()} as ${whole}) end)`,
    ofCredit: isBesideAmount ? `cast(value + ${shared} as decimal(38,${type.scale}))` : shared,
  };
}

/** A bit for each measure that counts the sale, whose own columns stand beside it. */
export function measuresSql({ measures }: CreditQuestion, context: CreditContext): string {
  // The sales that are read at all are of a kind that some measure counts.
  const read = new Set(measures.flatMap(({ kinds }) => kinds.map(({ kind }) => kind)));
  const looksAt = (measure: CreditMeasure) => {
    const listed = () => measure.kinds.map(({ kind }) => context.parameters.bind(kind, 'text')).join(', ');
    const isOfKind = measure.kinds.length === read.size ? '' : `kind in (${listed()}) and `;
    return `${isOfKind}${saleConditionSql(measure.condition, context)}`;
  };
  const counted = (measure: CreditMeasure) => `${looksAt(measure)}${formulaSql(measure, context)}`;
  const bits = measures.map(
    (measure, index) => `case when ${counted(measure)} then ${2 ** index} else 0 end`,
  );
  const unread = measures.flatMap((measure, index) => {
    const isUnread = unreadSql(measure, index, context);
    return isUnread === null ? [] : `(${counted(measure)} and ${isUnread})`;
  });
  const marked = unread.length === 0 ? [] : [`case when ${unread.join(' or ')} then ${unreadBit} else 0 end`];
  return `cast(${[...bits, ...marked].join(' + ')} as integer)`;
}

/** Whether a version of a transaction leaves to another what some measure of its kind and day reads; null where none can. */
export function unsaidSql({ measures }: CreditQuestion, context: CreditContext): string | null {
  const unsaid = measures.flatMap((measure) => {
    if (measure.unsaid === null) return [];
    const condition = { days: measure.condition.days, filters: [], bands: [] };
    const place = salePlace(measure, context);
    const listed = measure.kinds.map(({ kind }) => context.parameters.bind(kind, 'text')).join(', ');
    return `(kind in (${listed}) and ${saleConditionSql(condition, context)} and ${measure.unsaid(place)})`;
  });
  return unsaid.length === 0 ? null : `(${unsaid.join(' or ')})`;
}

function formulaSql({ formula, unread, ...measure }: CreditMeasure, context: CreditContext): string {
  if (formula === null) return '';
  const place = salePlace(measure, context);
  return ` and (${[...(unread === null ? [] : [unread(place)]), formula(place)].join(' or ')})`;
}

/** What only memory can tell: what the caller says, and a value that is not there. */
function unreadSql(measure: CreditMeasure, index: number, context: CreditContext): string | null {
  const { counts, unread } = measure;
  const parts = [
    ...(unread === null ? [] : [unread(salePlace(measure, context))]),
    ...(counts === 'amount'
      ? []
      : [`${counts === 'customers' ? customerColumn : valueColumn('own', index)} is null`]),
  ];
  return parts.length === 0 ? null : `(${parts.join(' or ')})`;
}

/** Of a credit by its rule: the measures that count it; null where every measure counts every credit. */
export function creditedMeasuresSql({ measures }: CreditQuestion, rollUpsFrom: number): string | null {
  if (measures.every(({ credits }) => credits === 'all')) return null;
  const mask = (kind: 'direct' | 'additional') =>
    measures.reduce(
      (sum, { credits }, index) => (credits === 'all' || credits === kind ? sum + 2 ** index : sum),
      0,
    );
  const masked = (kind: 'direct' | 'additional') => `(measures & ${mask(kind) + unreadBit})`;
  return `(case when rule_ordinal < ${rollUpsFrom} then ${masked('direct')} else ${masked('additional')} end)`;
}
