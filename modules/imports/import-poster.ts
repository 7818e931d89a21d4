// What a module offers so that a file of its kind can be brought in. The imports module drives; it knows no business.
import type { EntityId, Refusal, Result, Scope } from '@cordee/kernel';
import type { FactTableName, PostedFact } from './posting/posted-fact.ts';
import type { ImportKind } from './import-target.ts';
import type { AcceptedRow } from './reading/read-row.ts';

/** What one row becomes: facts of the kind's own table, facts of others, and a remark where something was mended. */
export type PostedRow = {
  /** Null where only the whole file allows to make it: then `rest` brings it. */
  readonly own: PostedFact | null;
  readonly others?: readonly { readonly table: FactTableName; readonly fact: PostedFact }[];
  /** Whom the row's amount counts for; null: credited to nobody. Absent where the kind has no amount. */
  readonly creditedTo?: EntityId | null;
  readonly remark?: Refusal;
};

export type Posting = {
  /** Reads what the next rows need to be posted: a poster remembers no more of the organisation than a batch asks for. */
  prepare?(rows: readonly AcceptedRow[]): Promise<void>;
  post(row: AcceptedRow): Result<PostedRow>;
  /** Rows that were taken and that only the whole file shows to be wrong: asked before `rest`. */
  turnedAway?(): readonly { readonly row: AcceptedRow; readonly refusal: Refusal }[];
  /** Facts that only the whole file allows to make, such as the managers that its rows name. */
  rest?(): readonly { readonly table: FactTableName; readonly fact: PostedFact }[];
};

export type Poster<Transaction> = {
  readonly kind: ImportKind;
  readonly ownTable: FactTableName;
  readonly tables: readonly FactTableName[];
  /** `isFirst`: the source never brought a file of the kind, so that nothing under its keys is known. */
  open(tx: Transaction, scope: Scope, source: string, isFirst: boolean): Promise<Posting>;
};
