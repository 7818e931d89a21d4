import { sql } from 'kysely';
import { entityId, type EntityId, type Scope } from '@cordee/kernel';
import { factsAsOf, type Reading } from '@cordee/platform/database';
import { account } from './accounts-table.sql.ts';

/** Files repeat their keys: what so many of them mean is remembered as they are written. */
const keysKeptMax = 50_000;

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
  const asWritten = new Map<string, EntityId | null>();
  return (key) => {
    const known = asWritten.get(key);
    if (known !== undefined) return known;
    const found = byKey.get(key.trim().toLowerCase()) ?? null;
    if (asWritten.size < keysKeptMax) asWritten.set(key, found);
    return found;
  };
}
