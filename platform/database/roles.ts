// The database's roles. The program signs in as a login role that owns nothing and inherits nothing; each transaction
// takes on one of three working roles for its own length.
import pg from 'pg';
import { openClient, type Connection } from './connection.ts';

const workingRoles = ['cordee_app', 'cordee_identity', 'cordee_backup'] as const;
export type WorkingRole = (typeof workingRoles)[number];

export async function createDatabaseWhenMissing(owner: Connection): Promise<void> {
  const client = await openClient({ ...owner, database: 'postgres' });
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [owner.database]);
    if (found.rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(owner.database)}`);
  } finally {
    await client.end();
  }
}

/** Makes the working roles and lets `login` take them on. `login.password` is set only for the embedded server's own. */
export async function createRoles(
  client: pg.Client,
  login: { readonly user: string; readonly password?: string },
): Promise<void> {
  for (const role of workingRoles) await createRole(client, role, 'nologin nosuperuser nobypassrls');
  const user = pg.escapeIdentifier(login.user);
  if (login.password !== undefined) {
    await createRole(client, login.user, 'login nosuperuser nobypassrls noinherit');
    await client.query(`alter role ${user} password ${pg.escapeLiteral(login.password)}`);
  }
  for (const role of workingRoles) await client.query(`grant ${role} to ${user}`);
}

async function createRole(client: pg.Client, role: string, attributes: string): Promise<void> {
  const found = await client.query('select 1 from pg_roles where rolname = $1', [role]);
  if (found.rowCount === 0) await client.query(`create role ${pg.escapeIdentifier(role)} ${attributes}`);
}
