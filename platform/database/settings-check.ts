import type pg from 'pg';

export class UnsafeDatabaseError extends Error {}

type Finding = { readonly found: boolean; readonly sentence: string };

/** Refuses to start on a server that may lose an acknowledged write, or with a role that row security does not bind. */
export async function refuseUnsafeSettings(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<Record<string, string | boolean>>(`
    select current_setting('fsync') as fsync, current_setting('full_page_writes') as full_page_writes,
           current_setting('synchronous_commit') as synchronous_commit,
           current_setting('server_version_num')::int >= 150000 as is_recent,
           (select rolsuper from pg_roles where rolname = session_user) as is_superuser,
           (select rolbypassrls from pg_roles where rolname = session_user) as is_bypassing,
           exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
                   where n.nspname = 'public' and c.relkind = 'r' and pg_get_userbyid(c.relowner) = session_user) as is_owner`);
  const settings = rows[0] ?? {};
  const findings: Finding[] = [
    {
      found: settings['fsync'] !== 'on',
      sentence: 'fsync is off: a power cut would lose acknowledged work. Set fsync = on.',
    },
    {
      found: settings['full_page_writes'] !== 'on',
      sentence: 'full_page_writes is off: a crash could tear pages. Set full_page_writes = on.',
    },
    {
      found: settings['synchronous_commit'] === 'off',
      sentence: 'synchronous_commit is off: a crash would lose acknowledged work. Set it to on.',
    },
    {
      found: settings['is_recent'] !== true,
      sentence: 'the server is older than PostgreSQL 15. Upgrade it.',
    },
    {
      found: settings['is_superuser'] === true,
      sentence: 'DATABASE_URL signs in as a superuser, whom row security does not bind. Use a plain role.',
    },
    {
      found: settings['is_bypassing'] === true,
      sentence: 'the role of DATABASE_URL has BYPASSRLS. Use a plain role.',
    },
    {
      found: settings['is_owner'] === true,
      sentence: 'the role of DATABASE_URL owns the tables. Use another role than that of DATABASE_ADMIN_URL.',
    },
  ];
  const unsafe = findings.filter((finding) => finding.found);
  if (unsafe.length > 0)
    throw new UnsafeDatabaseError(
      `refusing to start on this database:\n- ${unsafe.map((f) => f.sentence).join('\n- ')}`,
    );
}
