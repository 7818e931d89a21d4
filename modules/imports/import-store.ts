import type { Decimal, Result, Scope } from '@cordee/kernel';
import type { BridgeLine } from './posting/bridge-line.ts';
import type { Bridge, ImportIssue, ImportOutcome, ImportRecord, ImportRequest } from './import-record.ts';
import type { KeptMapping } from './mapping/kept-mapping.ts';
import type { SettledColumns } from './reading/judge-row.ts';
import type { TablePart } from './reading/raw-table.ts';
import type { ReadRow } from './reading/read-row.ts';
import type { SpellingStore } from './mapping/spelling-store.ts';

export type IncomingRow = { readonly row: ReadRow; readonly amount: Decimal | null };

/** A table that may be read in parts, by threads. */
export type PartedTable = { readonly columns: SettledColumns; readonly parts: readonly TablePart[] };

/** The records of a file: one after the other, or the same in parts where they can be had. */
export type FileRows = {
  readonly rows: AsyncIterable<IncomingRow>;
  readonly inParts: () => Promise<PartedTable | null>;
};

export type HowToBring = {
  readonly isRehearsal: boolean;
  /** Told of the records read, of which the last ends before a byte of the file; may throw to leave nothing. */
  readonly read: (done: number, byteOffset: number) => void;
  /** May throw until the last moment to leave nothing. */
  readonly check: () => void;
  /** Told of the facts written once every row is read. */
  readonly wrote: (done: number, total: number) => void;
};

export type ImportStore = SpellingStore & {
  /** Posts all rows in one transaction, or rehearses it. */
  bring(scope: Scope, request: ImportRequest, rows: FileRows, how: HowToBring): Promise<ImportOutcome>;
  find(scope: Scope, importId: string): Promise<ImportRecord | undefined>;
  list(scope: Scope): Promise<readonly ImportRecord[]>;
  /** Of each kind and source, the mapping of the last import that was not taken back. */
  keptMappings(scope: Scope): Promise<readonly KeptMapping[]>;
  /** The name of the file of each import, by its id: what a fact's place is called. */
  fileNames(scope: Scope): Promise<ReadonlyMap<string, string>>;
  issues(
    scope: Scope,
    importId: string,
    page: { readonly offset: number; readonly limit: number },
  ): Promise<{ rows: readonly ImportIssue[]; total: number }>;
  /** Where the amount of each record went, as it did when the file was brought in; answers the sums. */
  replay(
    scope: Scope,
    record: ImportRecord,
    rows: AsyncIterable<IncomingRow>,
    tell: (line: BridgeLine) => void,
  ): Promise<Omit<Bridge, 'currency'>>;
  undo(scope: Scope, record: ImportRecord): Promise<Result<{ restored: number; kept: number }>>;
};
