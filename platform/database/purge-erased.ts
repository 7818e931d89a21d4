// What "erase" means for stored rows: the owner deletes them, because the program's own role may not.
import type pg from 'pg';
import { quoted } from './transaction.ts';

/** Deletes every row of the erased organisations, their sessions and the users who belong nowhere else. */
export async function purgeErased(owner: pg.Client): Promise<readonly string[]> {
  const { rows: erased } = await owner.query<{ id: string }>(
    'select id from organisation where erased_at is not null',
  );
  for (const { id } of erased) await purge(owner, id);
  return erased.map(({ id }) => id);
}

async function purge(owner: pg.Client, organisationId: string): Promise<void> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
     where n.nspname = 'public' and c.relkind = 'r' and a.attname = 'tenant_id' and not a.attisdropped
     order by c.relname in ('payout_run'), c.relname`,
  );
  await owner.query('begin');
  // Row security is forced on the owner too: the tenant is named, and the app's policy lets its rows be seen.
  await owner.query(`select set_config('cordee.tenant', $1, true)`, [organisationId]);
  for (const { name } of tables) {
    await owner.query(`alter table ${quoted(name)} no force row level security`);
    await owner.query(`delete from ${quoted(name)} where tenant_id = $1`, [organisationId]);
    await owner.query(`alter table ${quoted(name)} force row level security`);
  }
  for (const name of ['session', 'invitation', 'membership'])
    await owner.query(`delete from ${name} where organisation_id = $1`, [organisationId]);
  await owner.query(
    'delete from app_user u where not exists (select 1 from membership m where m.user_id = u.id)',
  );
  await owner.query('delete from organisation where id = $1', [organisationId]);
  await owner.query('commit');
}
