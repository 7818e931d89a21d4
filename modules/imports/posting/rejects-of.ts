import type { Locale, Scope } from '@cordee/kernel';
import type { ImportDeps } from '../import-file.ts';
import type { ImportRecord } from '../import-record.ts';
import { IMPORT_TARGETS } from '../import-targets.ts';
import { readRows } from '../reading/read-rows.ts';
import { writeRejects } from './write-rejects.ts';

type Asked = { readonly record: ImportRecord; readonly path: string; readonly locale: Locale };

/** The rows that an import turned away, as a file to correct and send again, under the header of the file itself. */
export async function* rejectsOf(
  { store, openTable }: ImportDeps,
  scope: Scope,
  { record, path, locale }: Asked,
): AsyncGenerator<string> {
  const { rows } = await store.issues(scope, record.id, { offset: 0, limit: 1_000_000 });
  const rejected = rows
    .filter((issue) => issue.disposition === 'rejected')
    .map(({ line, refusals, raw }) => ({
      kind: 'rejected' as const,
      record: 0,
      values: {},
      line,
      refusals,
      raw,
    }));
  const opened = await openTable(path, record.fileName, record.mapping.text);
  const reading = opened.ok
    ? await readRows(opened.value, record.mapping, IMPORT_TARGETS[record.kind])
    : null;
  const headers = reading?.ok ? reading.value.header.headers : [];
  yield* writeRejects(rejected, { headers, delimiter: ';', locale });
}
