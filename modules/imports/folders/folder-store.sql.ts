import { sql } from 'kysely';
import type { Database, Reading } from '@cordee/platform/database';
import type { FolderStore } from './folder-store.ts';
import type { FolderTake, WatchedFolder } from './watched-folder.ts';

export function openFolderStore(database: Database): FolderStore {
  return {
    watched: (tenant) => database.operate(tenant, readWatched),
    find: async (scope, id) => (await database.read(scope, readWatched)).find((each) => each.id === id),
    turn: async (scope, { id, source, kind, name }, isWatched) => {
      const code = isWatched ? 'imports.folder_watched' : 'imports.folder_left';
      await database.write(scope, { code, detail: { folder: name, source } }, async (tx) =>
        tx.append('watched_folder', [{ id, source, kind, name, is_watched: isWatched }]),
      );
    },
    lastTakes: (scope) => database.read(scope, readLastTakes),
    take: async (scope, id) =>
      (await database.read(scope, (tx) => readTakes(tx, sql`t.id = ${id}`)))[0]?.take,
    wholeImport: (scope, folder, documentHash) =>
      database.read(scope, (tx) => readWholeImport(tx, folder, documentHash)),
    recordTake: async (scope, folder, { id, fileName, documentHash, importId, isRepeated, problem }) => {
      const cause = { code: 'imports.folder_file_taken', detail: { folder: folder.name, file: fileName } };
      const row = { id, folder_id: folder.id, file_name: fileName, document_hash: documentHash };
      await database.write(scope, cause, async (tx) =>
        tx.append('folder_take', [
          {
            ...row,
            import_id: importId,
            is_repeated: isRepeated,
            problem: problem && JSON.stringify(problem),
          },
        ]),
      );
    },
  };
}

async function readWatched(tx: Reading): Promise<readonly WatchedFolder[]> {
  const { rows } = await sql<WatchedFolder>`
    select f.id, f.change::text as change, f.source, f.kind, f.name, c.actor_id as by
    from (select distinct on (id) * from watched_folder order by id, change desc) f
    join change c on c.tenant_id = f.tenant_id and c.number = f.change
    where f.is_watched order by f.source collate "C", f.kind`.execute(tx.sql);
  return rows;
}

const takesShown = 5;

async function readLastTakes(tx: Reading): Promise<ReadonlyMap<string, readonly FolderTake[]>> {
  const byFolder = Map.groupBy(await readTakes(tx, sql`t.age <= ${takesShown}`), ({ folderId }) => folderId);
  return new Map([...byFolder].map(([folder, takes]) => [folder, takes.map(({ take }) => take)]));
}

type TakeRow = { readonly folderId: string; readonly take: FolderTake };

async function readTakes(tx: Reading, which: ReturnType<typeof sql>): Promise<readonly TakeRow[]> {
  const { rows } = await sql<Omit<FolderTake, 'rejectedCount'> & { folderId: string; rejected: string }>`
    select t.folder_id as "folderId", t.id, c.at, t.file_name as "fileName", t.import_id as "importId",
      t.is_repeated as "isRepeated", coalesce(i.rejected_count, 0) as rejected, t.problem
    from (select *, row_number() over (partition by folder_id order by change desc) as age from folder_take) t
    join change c on c.tenant_id = t.tenant_id and c.number = t.change
    left join import i on i.tenant_id = t.tenant_id and i.id = t.import_id and not t.is_repeated
    where ${which} order by t.change desc`.execute(tx.sql);
  return rows.map(({ folderId, rejected, ...take }) => ({
    folderId,
    take: { ...take, rejectedCount: Number(rejected) },
  }));
}

async function readWholeImport(
  tx: Reading,
  { source, kind }: WatchedFolder,
  documentHash: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select i.id from (select * from import where source = ${source} and kind = ${kind} order by change desc limit 1) i
    where i.document_hash = ${documentHash} and i.rejected_count = 0
      and not exists (select from import_undo u where u.tenant_id = i.tenant_id and u.import_id = i.id)`.execute(
    tx.sql,
  );
  return rows[0]?.id;
}
