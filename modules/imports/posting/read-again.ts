// Files already received, read once more with what has been learned since: in their order, so that the newest has the last word.
import { ok, refused, type Result, type Scope } from '@cordee/kernel';
import type { ImportFile } from '../import-file.ts';
import type { ImportRecord } from '../import-record.ts';
import type { ImportStore } from '../import-store.ts';

export type FileToRead = Omit<ImportFile, 'path'>;

/** The file of an import and every later one of its kind and source. Refuses imports.import_not_found. */
export async function filesToReadAgain(
  store: Pick<ImportStore, 'list'>,
  scope: Scope,
  importId: string,
  { newId, byteCountOf }: { newId: () => string; byteCountOf: (hash: string) => Promise<number | null> },
): Promise<Result<readonly FileToRead[]>> {
  const standing = (await store.list(scope)).filter(({ undone }) => undone === null);
  const first = standing.find(({ id }) => id === importId);
  if (!first) return refused('imports.import_not_found');
  const files: FileToRead[] = [];
  for (const { kind, source, fileName, documentHash, mapping } of fromOn(first, standing)) {
    const byteCount = await byteCountOf(documentHash);
    if (byteCount === null) return refused('imports.file_not_found');
    files.push({
      importId: newId(),
      kind,
      source,
      fileName,
      documentHash,
      byteCount,
      mapping,
      isRehearsal: false,
    });
  }
  return ok(files);
}

/** Oldest first; a file that was read more than once in the same way is read once, in the place of its last time. */
function fromOn(first: ImportRecord, standing: readonly ImportRecord[]): readonly ImportRecord[] {
  const later = standing
    .filter(
      ({ kind, source, change }) => kind === first.kind && source === first.source && change >= first.change,
    )
    .toSorted((a, b) => (a.change < b.change ? -1 : 1));
  const ways = later.map(({ documentHash, mapping }) => JSON.stringify([documentHash, mapping]));
  return later.filter((_record, index) => ways.lastIndexOf(ways[index] ?? '') === index);
}
