// What a sale says, as SQL of either engine: its own columns and attributes and, for measures, what it leaves to the sale
// that it belongs to.
import { invariant } from '@cordee/kernel';
import type { CreditContext } from './credit-context.ts';
import type {
  AttributeKind,
  CreditMeasure,
  SaleField,
  SaleNumber,
  SalePlace,
  ToldSale,
} from './credit-question.ts';
import { givenRows } from './given-rows.ts';

type Reading = Pick<CreditContext, 'dialect' | 'isTold'>;

/** For the expressions of a measure that counts these kinds. */
export function salePlace(
  { kinds }: Pick<CreditMeasure, 'kinds'>,
  { dialect, parameters, isTold }: CreditContext,
): SalePlace {
  const reading = { dialect, isTold };
  // Words of the code, never of a file; a column that an expression does not name must bind nothing.
  const reducing = kinds.filter(({ sign }) => sign === 'reduces').map(({ kind }) => `'${kind}'`);
  invariant(
    reducing.every((kind) => /^'[a-z_]+'$/.test(kind)),
    'a kind is a word',
  );
  const isReducing = reducing.length === 0 ? 'false' : `(kind in (${reducing.join(', ')}))`;
  const signed = (column: string) =>
    reducing.length === 0
      ? column
      : `(case when ${isReducing} and amount >= 0 then -${column} else ${column} end)`;
  return {
    dialect: dialect.engine,
    columns: {
      amount: signed('amount'),
      margin: signed(numberSql('margin', reading)),
      quantity: signed(numberSql('quantity', reading)),
      date: 'occurred_on',
      code: 'code',
      kind: 'kind',
      product: fieldSql('product', reading),
      channel: fieldSql('channel', reading),
      origin: fieldSql('origin', reading),
      customer: fieldSql('customer', reading),
      territory: fieldSql('territory', reading),
    },
    refersTo: 'related_code',
    own: {
      columns: { margin: signed('margin'), quantity: signed('quantity') },
      attribute: (code, holds) => attributeSql(code, holds, { dialect, isTold: false }),
    },
    isTold: (number) =>
      isTold ? `(${number} is null and ${numberSql(number, reading)} is not null)` : 'false',
    isReducing,
    attribute: (code, holds) => attributeSql(code, holds, reading),
    bind: (value, type) => parameters.bind(value, type),
  };
}

const toldColumns = ['said', 'said_attributes'] as const;

/** The columns that a sale then has beside its own, and the tables that they come from. */
export function toldSql(
  told: readonly ToldSale[],
  { parameters, isTold }: CreditContext,
): { readonly tables: readonly string[]; readonly columns: string; readonly join: string } {
  if (!isTold) return { tables: [], columns: '', join: '' };
  const rows = givenRows(
    { told_sale: 'uuid', said: 'text', said_attributes: 'text' },
    told.map(({ sale, said, attributes }) => [sale, JSON.stringify(said), JSON.stringify(attributes)]),
    parameters,
  );
  return {
    tables: [`told as materialized ${rows}`],
    columns: `, ${toldColumns.join(', ')}`,
    join: 'left join told on told.told_sale = sale.entity_id',
  };
}

export function fieldSql(field: SaleField, reading: Reading): string {
  if (typeof field !== 'string') return attributeText(field.attribute, reading);
  const own = field === 'customer' ? 'cast(account_id as text)' : `"${field}"`;
  return field === 'kind' ? own : withTold(own, 'said', field, reading);
}

/** Pro rata of the amount, what is told has six decimals. */
export function numberSql(number: SaleNumber, { dialect, isTold }: Reading): string {
  return isTold && number !== 'amount'
    ? `coalesce(${number}, cast(${dialect.textIn('said', number)} as decimal(19,6)))`
    : number;
}

function attributeText(attribute: string, reading: Reading): string {
  invariant(/^[a-z][a-z0-9_-]*$/.test(attribute), 'an attribute is named by a code', { attribute });
  return withTold(reading.dialect.textIn('attributes', attribute), 'said_attributes', attribute, reading);
}

function withTold(own: string, column: (typeof toldColumns)[number], name: string, reading: Reading): string {
  return reading.isTold ? `coalesce(${own}, ${reading.dialect.textIn(column, name)})` : own;
}

function attributeSql(code: string, holds: AttributeKind, reading: Reading): string {
  const text = attributeText(code, reading);
  const { dialect } = reading;
  switch (holds) {
    case 'text':
      return text;
    case 'date':
      return dialect.readWhere(text, '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', 'date');
    case 'number':
      return dialect.readWhere(text, numberPattern(12, 8), 'decimal(21,8)');
    case 'percentage':
      return dialect.readWhere(text, numberPattern(3, 8), 'decimal(12,8)');
    case 'amount':
      return dialect.readWhere(text, numberPattern(12, 4), 'decimal(17,4)');
  }
}

/** A canonical number of at most so many digits after its first one, and after its point. */
function numberPattern(digits: number, scale: number): string {
  return `^-?(0|[1-9][0-9]{0,${digits}})(\\.[0-9]{1,${scale}})?$`;
}
