import { sql } from 'kysely';
import type { Scope } from '@cordee/kernel';
import type { Database, Reading } from '@cordee/platform/database';
import type { Area } from './area.ts';
import type { AreaFile, AreaStore, BroughtAreas } from './areas-store.ts';

/** Files whose outlines stay in memory: one of a whole country takes longer to read than to count in. */
const filesKept = 4;

type KeptAreas = Map<string, readonly Area[]>;

export function openAreaStore(database: Database): AreaStore {
  const kept: KeptAreas = new Map();
  return {
    areas: (scope) => database.read(scope, (tx) => readAreas(tx, scope, kept)),
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

async function readAreas(tx: Reading, { asOf }: Scope, kept: KeptAreas): Promise<BroughtAreas | undefined> {
  const { rows: files } = await sql<AreaFile>`
    select f.id, f.name, c.actor_id as by, c.at from area_file f join change c on c.tenant_id = f.tenant_id and c.number = f.change
    where ${asOf.change}::bigint is null or f.change <= ${asOf.change}::bigint order by f.change desc limit 1`.execute(
    tx.sql,
  );
  const [file] = files;
  if (!file) return undefined;
  const known = kept.get(file.id) ?? (await outlinesOf(tx, file));
  kept.delete(file.id);
  kept.set(file.id, known);
  for (const oldest of kept.keys()) if (kept.size > filesKept) kept.delete(oldest);
  return { file, areas: known };
}

/** A file never changes once it was brought in. */
async function outlinesOf(tx: Reading, { id }: AreaFile): Promise<readonly Area[]> {
  // `bring` above is the only writer of outlines.
  const { rows } = await sql<Area>`
    select number, code, name, outline from area where file_id = ${id} order by number`.execute(tx.sql);
  return rows;
}
