// Crediting and measures over many rows, as data: which rules give a sale to whom, and which measures count a credit.
// The same question for DuckDB and PostgreSQL, asked of the facts that a scope may know.
import type { NumericType } from '../query/numeric-type.ts';

/** Half-open days as ISO text; null has no end. */
export type Interval = { readonly from: string; readonly to: string | null };

/** A payee holds the plan. The intervals of one payee never overlap. Payees are numbered, and cut into slices. */
export type Holding = Interval & {
  readonly payee: string;
  /** The payee's place in the run's own order, from 0. */
  readonly ordinal: number;
  /** Below zero: the payee says whom a sale counts for, and has no credits in a file. */
  readonly slice: number;
};

/** Who is above a payee, on which days, and the share that counts for that manager. One row a manager and day at most. */
type ManagementLine = Interval & {
  readonly payee: string;
  readonly manager: string;
  readonly share: string;
};

/** What a sale says besides its own columns, by name. */
export type SaleAttribute = { readonly attribute: string };
export type SaleField = 'kind' | 'product' | 'channel' | 'origin' | 'customer' | 'territory' | SaleAttribute;
export type SaleNumber = 'amount' | 'quantity' | 'margin';

/** What a sale must meet; its numbers as its source wrote them. What it does not say is not met. */
export type SaleCondition = {
  readonly days: Interval;
  readonly filters: readonly { readonly field: SaleField; readonly values: readonly string[] }[];
  /** From `atLeast`, which belongs to it, up to `below`, which does not. */
  readonly bands: readonly {
    readonly field: SaleNumber;
    readonly atLeast: string | null;
    readonly below: string | null;
  }[];
};

/** Direct rules are asked in the order given; the first that finds somebody who holds the plan wins, alone. */
export type DirectRule = {
  readonly code: string;
  readonly type: 'owner' | 'split';
  readonly condition: SaleCondition;
};

/** On top: the managers of those whom the direct rule names. */
export type RollUpRule = {
  readonly code: string;
  readonly lines: readonly ManagementLine[];
  readonly condition: SaleCondition;
};

type CountedKind = { readonly kind: string; readonly sign: 'as_given' | 'reduces' };

/** How an expression names what a sale says; what the sale does not say is null. */
export type SalePlace = {
  readonly dialect: 'duckdb' | 'postgres';
  /** Amounts, margins and units bear the sign that they count with in a formula. */
  readonly columns: Readonly<Record<OwnColumn, string>>;
  /** The code of the sale that it belongs to. */
  readonly refersTo: string;
  /** What the sale says itself, and none of what it leaves to the one that it belongs to. */
  readonly own: Pick<SalePlace, 'attribute'> & {
    readonly columns: Readonly<Record<'margin' | 'quantity', string>>;
  };
  /** True of a sale whose margin or units are those of the sale that it belongs to, in part. */
  readonly isTold: (number: 'margin' | 'quantity') => string;
  /** True of a kind that reduces. */
  readonly isReducing: string;
  /** An attribute as its text, or as what it holds: null where its text is nothing of the kind, or has more digits. */
  readonly attribute: (code: string, holds: AttributeKind) => string;
  readonly bind: (value: string, type: string) => string;
};
type OwnColumn =
  | 'amount'
  | 'margin'
  | 'quantity'
  | 'date'
  | 'code'
  | 'kind'
  | 'product'
  | 'channel'
  | 'origin'
  | 'customer'
  | 'territory';
export type AttributeKind = 'text' | 'number' | 'percentage' | 'amount' | 'date';
export type SaleExpression = (place: SalePlace) => string;

/** What a measure counts of a whole sale other than its amount, with its sign. */
export type SaleValue = {
  /** Null where only memory can tell. */
  readonly sql: SaleExpression;
  readonly digits: NumericType;
  /** Whether it comes on top of the credited amount: what is taken off is negative. */
  readonly isBesideAmount: boolean;
};

export type CreditMeasure = {
  readonly code: string;
  readonly kinds: readonly CountedKind[];
  readonly condition: SaleCondition;
  /** What else tells which sales count, as SQL that is true or false; null where nothing does. */
  readonly formula: SaleExpression | null;
  /** True of a sale of which only memory can tell what the measure makes; it counts, and is marked. */
  readonly unread: SaleExpression | null;
  /** True of a sale that leaves to the one that it belongs to something that the measure reads; null where none does. */
  readonly unsaid: SaleExpression | null;
  readonly counts: 'amount' | 'customers' | SaleValue;
  /** Of the credits, all, those of a direct rule, or those that come on top. */
  readonly credits: 'all' | 'direct' | 'additional';
};

/** The bit of a sale that only memory can tell something of. */
export const unreadBit = 2 ** 30;

export type CreditQuestion = {
  readonly direct: readonly DirectRule[];
  readonly rollUps: readonly RollUpRule[];
  /** At most 30: each is a bit of a credit's `measures`, and the last bit marks what only memory can tell. */
  readonly measures: readonly CreditMeasure[];
  readonly holdings: readonly Holding[];
  /** The system that each import came from, by the import's id. */
  readonly sources: ReadonlyMap<string, string>;
  /** Only sales that one of these sold or shares are looked at; without it, all are. */
  readonly people?: readonly string[];
  /** Of the sales that leave something to others, what measures read of them; without it, what they say themselves. */
  readonly told?: readonly ToldSale[];
};

/** A sale by its id, and what it says with the sale that it belongs to. Rules of crediting do not read it. */
export type ToldSale = {
  readonly sale: string;
  readonly said: Readonly<
    Record<'product' | 'channel' | 'origin' | 'customer' | 'territory' | 'margin' | 'quantity', string | null>
  >;
  readonly attributes: Readonly<Record<string, string>>;
};

/** The columns of every credit, in their order, as both engines give them; own columns of the question come after. */
export const creditColumns = [
  'slice',
  'ordinal',
  'payee',
  'occurred_on',
  'source',
  'code',
  'kind',
  'rule_ordinal',
  'rule',
  'role',
  'share',
  'value',
  'currency',
  'measures',
  'entity_id',
  'import_id',
  'import_line',
] as const;

/**
 * The columns that a run keeps on disk. Payee, rule and role are named by their place in the run's own order and plan, the
 * import by its sale: a file that says them again for each credit takes twice as long to write.
 */
const keptColumns = [
  'slice',
  'ordinal',
  'occurred_on',
  'source',
  'code',
  'kind',
  'rule_ordinal',
  'share',
  'value',
  'currency',
  'measures',
  'entity_id',
] as const satisfies readonly (typeof creditColumns)[number][];

/** Whether a measure adds up what the sales are worth or a value of its own, or counts them by share, or their customers. */
export type Counts = 'amount' | 'shares' | 'customers' | 'own';

/** The column that the measure of that place adds up. */
export function valueColumn(counts: Counts, index: number): string {
  if (counts === 'own') return `value_${index}`;
  return counts === 'shares' ? 'share' : 'value';
}

export const customerColumn = 'customer';

/** Of the columns of a question's credits, those that are kept: its own ones are. */
export function keptOf(columns: readonly string[]): readonly string[] {
  const own = columns.filter((name) => !creditColumns.some((each) => each === name));
  return [...keptColumns, ...own];
}

/** Sale by sale within a payee: the order of every row-stream hash, on either engine. */
export const creditOrder = ['ordinal', 'occurred_on', 'source', 'code', 'kind', 'rule_ordinal'] as const;
