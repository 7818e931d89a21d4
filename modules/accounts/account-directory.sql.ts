import { sql } from 'kysely';
import { entityId, type EntityId, type Scope } from '@cordee/kernel';
import { factsAsOf, type Reading } from '@cordee/platform/database';
import { account } from './accounts-table.sql.ts';

/** Accounts by code and by name, for files that name either. */
export async function openAccountDirectory(
  tx: Reading,
  scope: Scope,
): Promise<(key: string) => EntityId | null> {
  const { rows } = await sql<{
    id: string;
    code: string;
    name: string;
  }>`select entity_id as id, code, name from ${factsAsOf(account, scope)} a`.execute(tx.sql);
  const byKey = new Map<string, EntityId>();
  for (const row of rows) byKey.set(row.name.toLowerCase(), entityId(row.id));
  for (const row of rows) byKey.set(row.code.toLowerCase(), entityId(row.id));
  return (key) => byKey.get(key.trim().toLowerCase()) ?? null;
}
