// Crediting and measures over many rows, as data: which rules give a sale to whom, and which measures count a credit.
// The same question for DuckDB and PostgreSQL, asked of the facts that a scope may know.

/** Half-open days as ISO text; null has no end. */
export type Interval = { readonly from: string; readonly to: string | null };

/** A payee holds the plan. The intervals of one payee never overlap. Payees are numbered, and cut into slices. */
export type Holding = Interval & {
  readonly payee: string;
  /** The payee's place in the run's own order, from 0. */
  readonly ordinal: number;
  readonly slice: number;
};

/** Who is above a payee, on which days, and the share that counts for that manager. One row a manager and day at most. */
type ManagementLine = Interval & {
  readonly payee: string;
  readonly manager: string;
  readonly share: string;
};

export type SaleField = 'kind' | 'product' | 'channel' | 'origin';

/** What a sale must meet; the amount as its source wrote it. */
export type SaleCondition = {
  readonly days: Interval;
  readonly filters: readonly { readonly field: SaleField; readonly values: readonly string[] }[];
  /** From `atLeast`, which belongs to it, up to `below`, which does not. */
  readonly amounts: readonly { readonly atLeast: string | null; readonly below: string | null }[];
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

/** How a formula names what a sale says: amounts bear the sign they count with, what the sale does not say is null. */
export type SalePlace = {
  readonly dialect: 'duckdb' | 'postgres';
  readonly columns: Readonly<
    Record<'amount' | 'date' | 'code' | 'kind' | 'product' | 'channel' | 'origin', string>
  >;
  readonly bind: (value: string, type: string) => string;
};

export type CreditMeasure = {
  readonly code: string;
  readonly kinds: readonly CountedKind[];
  readonly condition: SaleCondition;
  /** A formula that tells which sales count, as SQL that is true or false; null where the measure has none. */
  readonly formula: ((place: SalePlace) => string) | null;
};

export type CreditQuestion = {
  readonly direct: readonly DirectRule[];
  readonly rollUps: readonly RollUpRule[];
  /** At most 30: each is a bit of a credit's `measures`. */
  readonly measures: readonly CreditMeasure[];
  readonly holdings: readonly Holding[];
  /** The system that each import came from, by the import's id. */
  readonly sources: ReadonlyMap<string, string>;
};

/** The columns of a credit, in their order, as both engines give them. */
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
export const keptColumns = [
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

/** Sale by sale within a payee: the order of every row-stream hash, on either engine. */
export const creditOrder = ['ordinal', 'occurred_on', 'source', 'code', 'kind', 'rule_ordinal'] as const;
