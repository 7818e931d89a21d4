// Faults on purpose, to see the bench turn red. Nothing of the product knows them.
import type pg from 'pg';
import type { TenantId } from '@cordee/kernel';
import type { Database, Reading, Writing, Written } from '@cordee/platform/database';
import type { Sabotage } from './model-settings.ts';

/** 'timestamp': a change is numbered by the time at which its transaction began, not in the order of the commits. */
export function writersDatabase(database: Database, sabotage: Sabotage | null): Database {
  if (sabotage !== 'timestamp') return database;
  let last = 0n;
  const startedAt = (): bigint => {
    const now = BigInt(Math.round((performance.timeOrigin + performance.now()) * 1000));
    last = now > last ? now : last + 1n;
    return last;
  };
  return {
    ...database,
    write: (scope, _cause, work) =>
      database.operate(scope.tenant, (tx) => writeNumbered(tx, scope.tenant, startedAt(), work)),
  };
}

async function writeNumbered<T>(
  tx: Reading,
  tenant: TenantId,
  change: bigint,
  work: (tx: Writing) => Promise<T>,
): Promise<Written<T>> {
  const waiting: ((change: bigint) => Promise<void>)[] = [];
  const value = await work({ ...tx, append: () => undefined, atTheEnd: (later) => void waiting.push(later) });
  for (const later of waiting) await later(change);
  await tx.client.query('update tenant_change set number = greatest(number, $2) where tenant_id = $1', [
    tenant,
    change,
  ]);
  await tx.client.query(
    `insert into change (tenant_id, number, at, actor_id, cause, detail, documents, previous_hash, hash)
     values ($1, $2::bigint, now(), $1, 'bench.sabotage', '{}', '{}', '', decode(lpad(to_hex($2::bigint), 64, '0'), 'hex'))`,
    [tenant, change],
  );
  return { value, change };
}

/** 'float': numbers pass through a float on their way into a copy. 'tenant': the copy is read without a tenant's filter. */
export function copiesDatabase(database: Database, sabotage: Sabotage | null): Database {
  if (sabotage !== 'float' && sabotage !== 'tenant') return database;
  return {
    ...database,
    read: (scope, work) => database.read(scope, (tx) => work({ ...tx, client: spoilt(tx.client, sabotage) })),
  };
}

type CopyStatement = { text: string };

function spoilt(client: pg.PoolClient, sabotage: 'float' | 'tenant'): pg.PoolClient {
  const query = (statement: unknown, ...rest: unknown[]): unknown => {
    // The client's own signature has a dozen overloads; what comes in goes on as it came.
    const send = client.query.bind(client) as (...args: unknown[]) => unknown;
    if (!isCopy(statement)) return send(statement, ...rest);
    if (sabotage === 'float') {
      statement.text = statement.text.replaceAll(/"(amount|rate|value)"/g, '"$1"::float8');
      return send(statement, ...rest);
    }
    void send('set local role cordee_backup');
    const copying = send(statement, ...rest);
    void send('set local role cordee_app');
    return copying;
  };
  return new Proxy(client, { get: (target, name) => (name === 'query' ? query : Reflect.get(target, name)) });
}

function isCopy(statement: unknown): statement is CopyStatement {
  return (
    typeof statement === 'object' &&
    statement !== null &&
    'text' in statement &&
    typeof statement.text === 'string' &&
    statement.text.startsWith('copy')
  );
}
