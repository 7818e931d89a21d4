import type { Decimal, Result, Scope } from '@cordee/kernel';
import type { ImportIssue, ImportOutcome, ImportRecord, ImportRequest } from './import-record.ts';
import type { ReadRow } from './read-row.ts';

export type IncomingRow = { readonly row: ReadRow; readonly amount: Decimal | null };

export type ImportStore = {
  /** Posts all rows in one transaction, or rehearses it; `check` may throw until the last moment to leave nothing. */
  bring(
    scope: Scope,
    request: ImportRequest,
    rows: AsyncIterable<IncomingRow>,
    how: { readonly isRehearsal: boolean; readonly check: () => void },
  ): Promise<ImportOutcome>;
  find(scope: Scope, importId: string): Promise<ImportRecord | undefined>;
  list(scope: Scope): Promise<readonly ImportRecord[]>;
  /** The name of the file of each import, by its id: what a fact's place is called. */
  fileNames(scope: Scope): Promise<ReadonlyMap<string, string>>;
  issues(
    scope: Scope,
    importId: string,
    page: { readonly offset: number; readonly limit: number },
  ): Promise<{ rows: readonly ImportIssue[]; total: number }>;
  undo(scope: Scope, record: ImportRecord): Promise<Result<{ restored: number; kept: number }>>;
};
