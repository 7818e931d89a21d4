// The one way into tenant data: a transaction that takes on the app's role and the scope's tenant for its own length.
import { Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import type { Scope, TenantId } from '@cordee/kernel';
import { takeChangeNumber, writeChange, type Cause } from './change-log.ts';
import type { WorkingRole } from './roles.ts';
import type { Tables } from './tables.generated.ts';

export type Reading = { readonly sql: Kysely<Tables>; readonly client: pg.PoolClient };

export type FactRow = Readonly<Record<string, string | number | boolean | bigint | Buffer | null>>;

/** What a writing transaction may do. Rows wait until its end, so that its change number is held only for a moment. */
export type Writing = Reading & {
  append(table: keyof Tables, rows: readonly FactRow[]): void;
  /** Runs once the number is known; for set-based work on rows already copied into a temporary table. */
  atTheEnd(work: (change: bigint) => Promise<void>): void;
};

export type Written<T> = { readonly value: T; readonly change: bigint };

/** The instant of a write as ISO text with zone; the organisation's clock gives it. */
export type InstantSource = (tenant: TenantId) => string | Promise<string>;

/** Why a write happens; known beforehand, or from what it came to. */
type CauseOf<T> = Cause | ((value: T) => Cause);

class Rehearsed<T> extends Error {
  readonly value: T;

  constructor(value: T) {
    super('a rehearsal is taken back');
    this.value = value;
  }
}

export type Database = {
  read<T>(scope: Scope, work: (tx: Reading) => Promise<T>): Promise<T>;
  write<T>(scope: Scope, cause: CauseOf<T>, work: (tx: Writing) => Promise<T>): Promise<Written<T>>;
  /** The same to its last statement, then taken back: what a write would do, without doing it. */
  rehearse<T>(scope: Scope, cause: CauseOf<T>, work: (tx: Writing) => Promise<T>): Promise<T>;
  /** Tables without tenant (users, sessions): the identity role, which sees no tenant's facts. */
  identity<T>(work: (tx: Reading) => Promise<T>): Promise<T>;
  /** Mutable operational rows (tasks): the app's role and tenant, no change number. */
  operate<T>(tenant: TenantId, work: (tx: Reading) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

export function openDatabase(pool: pg.Pool, instantOf: InstantSource): Database {
  const inTenant = <T>(tenant: TenantId, mode: 'read' | 'write', work: (tx: Reading) => Promise<T>) =>
    transact(pool, { role: 'cordee_app', tenant, mode }, work);
  return {
    read: (scope, work) => inTenant(scope.tenant, 'read', work),
    operate: (tenant, work) => inTenant(tenant, 'write', work),
    identity: (work) => transact(pool, { role: 'cordee_identity', tenant: null, mode: 'write' }, work),
    write: async (scope, cause, work) => {
      const at = await instantOf(scope.tenant);
      return inTenant(scope.tenant, 'write', (tx) => writeWithNumber(scope, at, cause, tx, work));
    },
    rehearse: async (scope, cause, work) => {
      const at = await instantOf(scope.tenant);
      try {
        return await inTenant(scope.tenant, 'write', async (tx) => {
          const { value } = await writeWithNumber(scope, at, cause, tx, work);
          throw new Rehearsed(value);
        });
      } catch (thrown) {
        if (thrown instanceof Rehearsed) return thrown.value as Awaited<ReturnType<typeof work>>; // thrown three lines above
        throw thrown;
      }
    },
    close: () => pool.end(),
  };
}

async function writeWithNumber<T>(
  scope: Scope,
  at: string,
  cause: CauseOf<T>,
  tx: Reading,
  work: (tx: Writing) => Promise<T>,
): Promise<Written<T>> {
  const waiting: ((change: bigint) => Promise<void>)[] = [];
  const value = await work({
    ...tx,
    append: (table, rows) =>
      void waiting.push((change) => insertRows(tx.client, table, rows, { tenant_id: scope.tenant, change })),
    atTheEnd: (later) => void waiting.push(later),
  });
  const taken = await takeChangeNumber(tx.client, scope.tenant, at);
  for (const insert of waiting) await insert(taken.number);
  const { code, detail = {}, documents = [] } = typeof cause === 'function' ? cause(value) : cause;
  await writeChange(tx.client, taken, {
    tenantId: scope.tenant,
    number: taken.number,
    at: taken.at,
    actorId: scope.actor,
    cause: code,
    detail,
    documents,
  });
  return { value, change: taken.number };
}

const parametersMax = 60_000;

async function insertRows(
  client: pg.ClientBase,
  table: string,
  rows: readonly FactRow[],
  fixed: { tenant_id: string; change: bigint },
): Promise<void> {
  const first = rows[0];
  if (!first) return;
  const columns = [...Object.keys(fixed), ...Object.keys(first)];
  const perInsert = Math.floor(parametersMax / columns.length);
  for (let start = 0; start < rows.length; start += perInsert) {
    const slice = rows.slice(start, start + perInsert);
    const values = slice.flatMap((row) => columns.map((column) => ({ ...row, ...fixed })[column] ?? null));
    const places = slice.map(
      (_, row) => `(${columns.map((_column, i) => `$${row * columns.length + i + 1}`).join(',')})`,
    );
    await client.query(
      `insert into ${quoted(table)} (${columns.map(quoted).join(',')}) values ${places.join(',')}`,
      values,
    );
  }
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

type Mode = { readonly role: WorkingRole; readonly tenant: TenantId | null; readonly mode: 'read' | 'write' };

/** `set_config(…, true)` is `SET LOCAL`: role and tenant end with the transaction and never leak to the next request. */
async function transact<T>(
  pool: pg.Pool,
  { role, tenant, mode }: Mode,
  work: (tx: Reading) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // A connection may be lost while nothing is asked of it: the next question fails then, and never the process.
  const lost = (error: Error) => {
    broken = error;
  };
  client.on('error', lost);
  try {
    await client.query(beginning(client, { role, tenant, mode }));
    const value = await work({ client, sql: kyselyOn(client) });
    await client.query('commit');
    return value;
  } catch (error) {
    broken = (await rollback(client)) ?? broken;
    throw error;
  } finally {
    client.off('error', lost);
    client.release(broken);
  }
}

/** In one question, as every transaction waits for it. A cursor is read to its end, which PostgreSQL does not expect. */
function beginning(client: pg.PoolClient, { role, tenant, mode }: Mode): string {
  const begin = mode === 'read' ? 'begin isolation level repeatable read read only' : 'begin';
  const settings = { role, 'cordee.tenant': tenant ?? '', cursor_tuple_fraction: '1' };
  const set = Object.entries(settings).map(
    ([name, value]) => `set_config(${client.escapeLiteral(name)}, ${client.escapeLiteral(value)}, true)`,
  );
  return `${begin}; select ${set.join(', ')}`;
}

async function rollback(client: pg.PoolClient): Promise<Error | undefined> {
  try {
    await client.query('rollback');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function kyselyOn(client: pg.PoolClient): Kysely<Tables> {
  const lent = new Proxy(client, {
    get: (target, name) => (name === 'release' ? () => undefined : bound(target, name)),
  });
  // The proxy is the client itself with a release that does nothing: the transaction above owns the connection.
  const pool = { connect: async () => lent as unknown as PostgresPoolClient, end: async () => undefined };
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

function bound(target: pg.PoolClient, name: string | symbol): unknown {
  const value: unknown = Reflect.get(target, name);
  return typeof value === 'function' ? (value as (...args: unknown[]) => unknown).bind(target) : value;
}
