import { entityId, type EntityId, type Scope } from '@cordee/kernel';
import type { Database } from '@cordee/platform/database';
import { segmentTables, type TableName } from './segment-tables.ts';

/** Changes after the first and up to the second. */
export type ChangeSpan = { readonly after: bigint; readonly upTo: bigint };

/** The entities of a table that some change of the span touched: what a run that only recalculates differences reads first. */
export async function changedEntities(
  database: Database,
  scope: Scope,
  table: TableName,
  { after, upTo }: ChangeSpan,
): Promise<readonly EntityId[]> {
  return database.read(scope, async ({ client }) => {
    const { rows } = await client.query<{ entity_id: string }>(
      `select distinct entity_id from "${segmentTables[table].name}" where change > $1 and change <= $2`,
      [String(after), String(upTo)],
    );
    return rows.map(({ entity_id }) => entityId(entity_id));
  });
}
