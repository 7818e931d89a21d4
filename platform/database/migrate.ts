// Forward-only migrations: every `migrations/NNNN-name.sql` of platform and modules, in the order of their numbers.
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type pg from 'pg';

export type Migration = {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly hash: string;
};

export class MigrationError extends Error {}

export function readMigrations(programFolder: string): readonly Migration[] {
  const files = globSync(['platform/*/migrations/*.sql', 'modules/*/migrations/*.sql'], {
    cwd: programFolder,
  });
  const migrations = files.map((file) => {
    const sql = readFileSync(join(programFolder, file), 'utf8');
    const name = basename(file, '.sql');
    return {
      number: Number(name.slice(0, 4)),
      name,
      sql,
      hash: createHash('sha256').update(sql).digest('hex'),
    };
  });
  const sorted = migrations.toSorted((a, b) => a.number - b.number);
  const twice = sorted.find((migration, index) => sorted[index - 1]?.number === migration.number);
  if (twice)
    throw new MigrationError(`two migrations have the number ${twice.number}: rename the newer one.`);
  return sorted;
}

/** Applies what is missing, each file in its own transaction, under a lock so that two starts do not collide. */
export async function migrate(client: pg.Client, migrations: readonly Migration[]): Promise<number> {
  await client.query('select pg_advisory_lock(4810)');
  try {
    await client.query(
      `create table if not exists migration (number integer primary key, name text not null, hash text not null, applied_at timestamptz not null default now())`,
    );
    const applied = new Map(
      (await client.query<{ number: number; hash: string }>('select number, hash from migration')).rows.map(
        (row) => [row.number, row.hash],
      ),
    );
    const missing = migrations.filter((migration) => !applied.has(migration.number));
    for (const migration of migrations) refuseWhenEdited(migration, applied.get(migration.number));
    for (const migration of missing) await apply(client, migration);
    return missing.length;
  } finally {
    await client.query('select pg_advisory_unlock(4810)');
  }
}

function refuseWhenEdited(migration: Migration, appliedHash: string | undefined): void {
  if (appliedHash === undefined || appliedHash === migration.hash) return;
  throw new MigrationError(
    `${migration.name} was applied and then edited. Migrations only go forward: restore the file and add a new one.`,
  );
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(migration.sql);
    await client.query('insert into migration (number, name, hash) values ($1, $2, $3)', [
      migration.number,
      migration.name,
      migration.hash,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new MigrationError(
      `${migration.name} failed: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
