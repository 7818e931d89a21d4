import { sql } from 'kysely';
import type { Scope } from '@cordee/kernel';
import type { Database, Reading } from '@cordee/platform/database';
import type { Area } from './area.ts';
import type { AreaFile, AreaStore, BroughtAreas } from './areas-store.ts';

export function openAreaStore(database: Database): AreaStore {
  return {
    areas: (scope) => database.read(scope, (tx) => readAreas(tx, scope)),
    bring: async (scope, { id, name, areas }) => {
      const cause = { code: 'territories.areas_brought', detail: { file: name, count: areas.length } };
      await database.write(scope, cause, async (tx) => {
        tx.append('area_file', [{ id, name }]);
        tx.append(
          'area',
          areas.map(({ outline, ...area }) => ({ ...area, file_id: id, outline: JSON.stringify(outline) })),
        );
      });
    },
  };
}

async function readAreas(tx: Reading, { asOf }: Scope): Promise<BroughtAreas | undefined> {
  const { rows: files } = await sql<AreaFile>`
    select f.id, f.name, c.actor_id as by, c.at from area_file f join change c on c.tenant_id = f.tenant_id and c.number = f.change
    where ${asOf.change}::bigint is null or f.change <= ${asOf.change}::bigint order by f.change desc limit 1`.execute(
    tx.sql,
  );
  const [file] = files;
  if (!file) return undefined;
  // `bring` above is the only writer of outlines.
  const { rows } = await sql<Area>`
    select number, code, name, outline from area where file_id = ${file.id} order by number`.execute(tx.sql);
  return { file, areas: rows };
}
