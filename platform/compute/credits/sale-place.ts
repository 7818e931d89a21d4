// What a sale says, as SQL of either engine: its own columns and its attributes.
import { invariant } from '@cordee/kernel';
import type { CreditContext } from './credit-context.ts';
import type { AttributeKind, CreditMeasure, SaleAttribute, SaleField, SalePlace } from './credit-question.ts';

/** For the expressions of a measure that counts these kinds. */
export function salePlace(
  { kinds }: Pick<CreditMeasure, 'kinds'>,
  { dialect, parameters }: CreditContext,
): SalePlace {
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
      margin: signed('margin'),
      quantity: signed('quantity'),
      date: 'occurred_on',
      code: 'code',
      kind: 'kind',
      product: 'product',
      channel: 'channel',
      origin: 'origin',
      customer: fieldSql('customer', dialect),
      territory: 'territory',
    },
    refersTo: 'related_code',
    isReducing,
    attribute: (code, holds) => attributeSql(code, holds, dialect),
    bind: (value, type) => parameters.bind(value, type),
  };
}

type Engine = Pick<CreditContext['dialect'], 'attribute' | 'readWhere'>;

export function fieldSql(field: SaleField, dialect: Engine): string {
  if (typeof field !== 'string') return attributeText(field, dialect);
  return field === 'customer' ? 'cast(account_id as text)' : `"${field}"`;
}

function attributeText({ attribute }: SaleAttribute, dialect: Engine): string {
  invariant(/^[a-z][a-z0-9_-]*$/.test(attribute), 'an attribute is named by a code', { attribute });
  return dialect.attribute(attribute);
}

function attributeSql(code: string, holds: AttributeKind, dialect: Engine): string {
  const text = attributeText({ attribute: code }, dialect);
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
