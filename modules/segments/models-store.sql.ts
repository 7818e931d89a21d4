import { sql } from 'kysely';
import type { Result, Scope } from '@cordee/kernel';
import { unlessBroken, type Database, type Reading, type Refusals } from '@cordee/platform/database';
import type { SavedModel } from './segmented-accounts.ts';
import type { SegmentStore } from './segments-store.ts';

/** One saving; its key names what it follows, so that of two that follow the same one only the first is written. */
export async function saveModel(
  database: Database,
  scope: Scope,
  { id, follows }: Parameters<SegmentStore['save']>[1],
  { name, document }: Parameters<SegmentStore['save']>[2],
): Promise<Result<null>> {
  const cause = { code: 'segments.model_saved', detail: { model: name } };
  return unlessBroken(refusals, () =>
    database.write(scope, cause, async (tx) =>
      tx.append('segment_model', [{ id, follows, name, document: JSON.stringify(document) }]),
    ),
  );
}

const refusals: Refusals = {
  segment_model_pkey: 'segments.model_conflict',
  segment_model_before: 'segments.model_conflict',
};

/** Written by `saveModel` alone. */
export async function readModels(tx: Reading, id: string | null): Promise<readonly SavedModel[]> {
  const { rows } = await sql<SavedModel>`
    select * from (
      select distinct on (m.id) m.id, m.name, m.document, m.change::text as saving, c.actor_id as "savedBy", c.at as "savedAt"
      from segment_model m join change c on c.tenant_id = m.tenant_id and c.number = m.change
      where ${id === null ? sql`true` : sql`m.id = ${id}`} order by m.id, m.change desc) latest
    order by saving::bigint desc`.execute(tx.sql);
  return rows;
}
