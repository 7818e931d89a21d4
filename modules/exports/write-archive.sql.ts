// Everything that a caller sees, in one archive: each list in its file, all as of one moment of one transaction.
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Scope, TenantId } from '@cordee/kernel';
import type { Database } from '@cordee/platform/database';
import { inScratchFolder, zipBytes } from '@cordee/platform/files';
import type { ExportList } from './export-list.sql.ts';
import type { ListFormat } from './list-format.ts';
import { countRows } from './read-list.sql.ts';
import { writeList } from './write-list.sql.ts';

export type ArchiveDeps = {
  readonly database: Database;
  readonly lists: readonly ExportList[];
  readonly keepFile: (
    tenant: TenantId,
    content: Readable,
  ) => Promise<{ readonly hash: string; readonly byteCount: number }>;
};

export type ArchiveWatch = {
  readonly progress: (done: number, total: number | null) => void;
  /** Throws once nobody wants it any more. */
  readonly check: () => void;
};

export type Archive = {
  readonly hash: string;
  readonly byteCount: number;
  readonly lists: number;
  readonly rows: number;
};

export const listsSeen = (lists: readonly ExportList[], { roles }: Scope): readonly ExportList[] =>
  lists.filter(({ readers }) => roles.some((role) => readers.includes(role)));

export async function writeArchive(
  { database, lists, keepFile }: ArchiveDeps,
  scope: Scope,
  format: ListFormat,
  { progress, check }: ArchiveWatch,
): Promise<Archive> {
  const wanted = listsSeen(lists, scope);
  return inScratchFolder(async (folder) => {
    const pathOf = (code: string) => join(folder, `${code}.${format}`);
    const rows = await database.read(scope, async (tx) => {
      const counts = [];
      for (const list of wanted) counts.push(await countRows(tx, scope, list));
      const total = counts.reduce((sum, count) => sum + count, 0);
      let before = 0;
      for (const [index, list] of wanted.entries()) {
        const seen = (done: number) => {
          check();
          progress(before + done, total);
        };
        await writeList(tx, scope, { list, format, locale: scope.locale }, { path: pathOf(list.code), seen });
        before += counts[index] ?? 0;
      }
      return total;
    });
    check();
    const entries = wanted.map(({ code }) => ({ name: `${code}.${format}`, path: pathOf(code) }));
    const kept = await keepFile(scope.tenant, Readable.from(zipBytes(entries)));
    const detail = { format, lists: wanted.length, rows, hash: kept.hash };
    await database.write(scope, { code: 'exports.archive_made', detail }, async () => undefined);
    return { hash: kept.hash, byteCount: kept.byteCount, lists: wanted.length, rows };
  });
}
