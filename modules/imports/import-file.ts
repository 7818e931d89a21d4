// The one way in for a file, whoever asks: wizard, command line, demo. Read, check, post in one transaction.
import { ok, type Result, type Scope } from '@cordee/kernel';
import { amountOf } from './amount-of.ts';
import type { ImportOutcome, ImportRequest } from './import-record.ts';
import type { ImportStore, IncomingRow } from './import-store.ts';
import { IMPORT_TARGETS } from './import-targets.ts';
import type { TextStyle } from './mapping.ts';
import type { RawTable } from './raw-table.ts';
import type { ReadRow } from './read-row.ts';
import { readRows } from './read-rows.ts';
import { respelt } from './spelling.ts';

/** Opens a file as what it is, or as a person said that its text is written. */
export type OpenTable = (path: string, name: string, text?: TextStyle) => Promise<Result<RawTable>>;

export type ImportDeps = {
  readonly store: ImportStore;
  readonly openTable: OpenTable;
};

/** Who watches the import: told of the records read, then of the facts written, and asked meanwhile whether to go on. */
export type ImportWatch = {
  progress(done: number, total: number | null, unit: 'rows' | 'facts'): void;
  check(): void;
};

export type ImportFile = ImportRequest & { readonly path: string; readonly isRehearsal: boolean };

export async function importFile(
  deps: ImportDeps,
  scope: Scope,
  file: ImportFile,
  watch: ImportWatch,
): Promise<Result<ImportOutcome>> {
  const posted = file.isRehearsal ? undefined : await deps.store.find(scope, file.importId);
  if (posted)
    return ok({
      importId: posted.id,
      counts: posted.counts,
      bridge: posted.bridge,
      issues: [],
      issueCount: 0,
      repairedCount: 0,
      change: posted.change,
    });
  const opened = await deps.openTable(file.path, file.fileName, file.mapping.text);
  if (!opened.ok) return opened;
  const mapping = respelt(file.mapping, await deps.store.spellings(scope, file.source));
  const reading = await readRows(opened.value, mapping, IMPORT_TARGETS[file.kind]);
  if (!reading.ok) return reading;
  const rows = watched(reading.value.rows, file, watch);
  return ok(
    await deps.store.bring(scope, file, rows, {
      isRehearsal: file.isRehearsal,
      check: () => watch.check(),
      wrote: (done, total) => watch.progress(done, total, 'facts'),
    }),
  );
}

async function* watched(
  rows: AsyncIterable<ReadRow>,
  file: ImportFile,
  watch: ImportWatch,
): AsyncIterable<IncomingRow> {
  let done = 0;
  for await (const row of rows) {
    if (isAboveData(row)) continue;
    done += 1;
    if (done % 500 === 0) {
      watch.check();
      watch.progress(done, totalAt(done, row.byteOffset, file.byteCount), 'rows');
    }
    yield { row, amount: amountOf(row) };
  }
  watch.check();
  watch.progress(done, done, 'rows');
}

/** How many records the file will have, if they go on as long as those read so far. */
function totalAt(done: number, byteOffset: number | undefined, byteCount: number): number | null {
  return byteOffset ? Math.round((done * byteCount) / byteOffset) : null;
}

/** Titles and headers are no records: they count neither as read nor as excluded. */
function isAboveData(row: ReadRow): boolean {
  return (
    row.kind === 'excluded' && ['imports.excluded_header', 'imports.excluded_title'].includes(row.reason.code)
  );
}
