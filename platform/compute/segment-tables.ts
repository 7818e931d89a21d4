// What may leave PostgreSQL for the columnar copies, in one list that a data protection officer can read: no name, no
// e-mail, no free text that identifies a person, nothing sealed. A column that is not here stays in PostgreSQL.
import type { NumericType } from './query/numeric-type.ts';

export type ComputeColumn = 'text' | 'uuid' | 'date' | 'integer' | NumericType;

/**
 * Who may read the rows: whoever sees the person or the position that a column names, everyone (rates of exchange), or
 * only those who see the whole organisation.
 */
export type Guard =
  | { readonly by: 'person' | 'position'; readonly column: string }
  | { readonly by: 'everyone' }
  | { readonly by: 'whole_organisation' };

export type SegmentTable = {
  readonly name: string;
  /** `event` happened once; `state` is true from–to. */
  readonly kind: 'event' | 'state';
  readonly isPlanning: boolean;
  readonly guard: Guard;
  readonly columns: Readonly<Record<string, ComputeColumn>>;
};

/** Amounts keep the scale of their source: four decimals are the most that a source of sales has shown. */
const amount: NumericType = { integerDigits: 13, scale: 4 };
const rate: NumericType = { integerDigits: 4, scale: 8 };
/** A part of a whole. */
const share: NumericType = { integerDigits: 1, scale: 8 };
/** A quota or a term of pay is an amount, a number of units or a rate. */
const planned: NumericType = { integerDigits: 13, scale: 8 };

const world = { isPlanning: false } as const;
const planning = { isPlanning: true } as const;
const bySeller = { by: 'person', column: 'seller_id' } as const;
const byPayee = { by: 'person', column: 'payee_id' } as const;

const sale = {
  seller_id: 'uuid',
  account_id: 'uuid',
  product: 'text',
  channel: 'text',
  origin: 'text',
  amount,
  currency: 'text',
} as const;

export const segmentTables = {
  transaction: {
    name: 'transaction',
    kind: 'event',
    ...world,
    guard: bySeller,
    columns: {
      code: 'text',
      kind: 'text',
      occurred_on: 'date',
      related_code: 'text',
      ...sale,
      quantity: amount,
      margin: amount,
      territory: 'text',
      attributes: 'text',
    },
  },
  transaction_split: {
    name: 'transaction_split',
    kind: 'event',
    ...world,
    guard: byPayee,
    columns: { transaction_id: 'uuid', place: 'integer', payee_id: 'uuid', share },
  },
  deal: {
    name: 'deal',
    kind: 'event',
    ...world,
    guard: bySeller,
    columns: { code: 'text', stage: 'text', engaged_on: 'date', closed_on: 'date', ...sale },
  },
  deal_stage: {
    name: 'deal_stage',
    kind: 'state',
    ...world,
    guard: { by: 'whole_organisation' },
    columns: { stage: 'text' },
  },
  currency_rate: {
    name: 'currency_rate',
    kind: 'state',
    ...world,
    guard: { by: 'everyone' },
    columns: { from_currency: 'text', to_currency: 'text', rate },
  },
  position_holder: {
    name: 'position_holder',
    kind: 'state',
    ...world,
    guard: { by: 'position', column: 'entity_id' },
    columns: { person_id: 'uuid' },
  },
  quota: {
    name: 'quota',
    kind: 'event',
    ...planning,
    guard: { by: 'position', column: 'position_id' },
    columns: {
      position_id: 'uuid',
      measure: 'text',
      dimension: 'text',
      dimension_value: 'text',
      calendar: 'text',
      period_code: 'text',
      period_from: 'date',
      period_to: 'date',
      amount: planned,
      unit: 'text',
      currency: 'text',
      weight: rate,
    },
  },
  pay_term: {
    name: 'pay_term',
    kind: 'state',
    ...planning,
    guard: byPayee,
    columns: { payee_id: 'uuid', code: 'text', value: planned, currency: 'text' },
  },
  plan_assignment: {
    name: 'plan_assignment',
    kind: 'state',
    ...planning,
    guard: byPayee,
    columns: { payee_id: 'uuid', plan_code: 'text' },
  },
} as const satisfies Record<string, SegmentTable>;

export type TableName = keyof typeof segmentTables;

/** What every fact has beside its own columns. */
const factColumns = {
  entity_id: 'uuid',
  effective_from: 'date',
  import_id: 'uuid',
  import_line: 'integer',
} as const satisfies Record<string, ComputeColumn>;

/** The columns a query may name: the fact's own and those that every fact has. */
export function readableColumns(table: SegmentTable): Readonly<Record<string, ComputeColumn>> {
  return { ...factColumns, ...table.columns };
}

/** The columns of a segment, in their order, with their DuckDB types; PostgreSQL's names are the same. */
export function storedColumns(
  table: SegmentTable,
): readonly { readonly name: string; readonly type: string }[] {
  const known = {
    change: 'bigint',
    retracted: 'boolean',
    ...(table.isPlanning ? { branch: 'integer' } : {}),
  };
  const readable = Object.entries(readableColumns(table)).map(
    ([name, type]) => [name, storedType(type)] as const,
  );
  return [...Object.entries(known), ...readable].map(([name, type]) => ({ name, type }));
}

function storedType(column: ComputeColumn): string {
  if (typeof column === 'string') return column;
  return `decimal(${column.integerDigits + column.scale},${column.scale})`;
}
