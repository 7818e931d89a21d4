// The one way in for a file, whoever asks: wizard, command line, demo. Read, check, post in one transaction.
import { ok, type Result, type Scope } from '@cordee/kernel';
import { amountOf } from './values/amount-of.ts';
import type { ImportOutcome, ImportRequest } from './import-record.ts';
import type { ImportStore, IncomingRow } from './import-store.ts';
import { IMPORT_TARGETS } from './import-targets.ts';
import { isAboveData } from './reading/judge-row.ts';
import type { TextStyle } from './mapping/mapping.ts';
import type { RawTable } from './reading/raw-table.ts';
import type { ReadRow } from './reading/read-row.ts';
import { readRows } from './reading/read-rows.ts';
import { respelt } from './mapping/spelling.ts';

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
  const { columns, rows, parts } = reading.value;
  const seen = (done: number, byteOffset: number | undefined) => {
    watch.check();
    watch.progress(done, totalAt(done, byteOffset, file.byteCount), 'rows');
  };
  const inParts = async () => {
    const cut = await parts();
    return cut && { columns, parts: cut };
  };
  const outcome = await deps.store.bring(
    scope,
    file,
    { rows: watched(rows, file.byteCount, seen), inParts },
    {
      isRehearsal: file.isRehearsal,
      check: () => watch.check(),
      read: seen,
      wrote: (done, total) => watch.progress(done, total, 'facts'),
    },
  );
  return ok(outcome);
}

const rowsPerLook = 500;

async function* watched(
  rows: AsyncIterable<ReadRow>,
  byteCount: number,
  seen: (done: number, byteOffset: number | undefined) => void,
): AsyncIterable<IncomingRow> {
  let done = 0;
  for await (const row of rows) {
    if (isAboveData(row)) continue;
    done += 1;
    if (done % rowsPerLook === 0) seen(done, row.byteOffset);
    yield { row, amount: amountOf(row) };
  }
  seen(done, byteCount);
}

/** How many records the file will have, if they go on as long as those read so far. */
function totalAt(done: number, byteOffset: number | undefined, byteCount: number): number | null {
  return byteOffset ? Math.round((done * byteCount) / byteOffset) : null;
}
