import { sql } from 'kysely';
import type { Refusal, Scope } from '@cordee/kernel';
import type { Database, Reading } from '@cordee/platform/database';
import type { Connection, ConnectionRun } from './connection.ts';
import type { ConnectionStore } from './connection-store.ts';

/** Secrets are sealed with a key of the ring, which stands outside the database. */
export type Sealing = {
  readonly seal: (secret: string) => string;
  readonly unseal: (sealed: string) => string | null;
};

export function openConnectionStore(database: Database, { seal, unseal }: Sealing): ConnectionStore {
  const one = async (scope: Scope, id: string) =>
    (await database.read(scope, readConnections)).find((each) => each.id === id);
  return {
    list: (scope) =>
      database.read(scope, async (tx) => {
        const runs = await readLastRuns(tx);
        const found = await readConnections(tx);
        return found.map(({ sealed: _sealed, ...each }) => ({ ...each, lastRun: runs.get(each.id) ?? null }));
      }),
    find: async (scope, id) => {
      const found = await one(scope, id);
      if (!found) return undefined;
      const { sealed: _sealed, ...connection } = found;
      return connection;
    },
    secretOf: async (scope, id) => unseal((await one(scope, id))?.sealed ?? ''),
    cursorOf: (scope, id) => database.read(scope, (tx) => readCursor(tx, id)),
    keep: async (scope, connection, secret) => {
      const { id, name, connector, kind, settings } = connection;
      const cause = { code: 'connectors.connection_kept', detail: { connection: name } };
      await database.write(scope, cause, async (tx) =>
        tx.append('connection', [
          { id, name, connector, kind, settings: JSON.stringify(settings), sealed_secret: seal(secret) },
        ]),
      );
    },
    wasRun: (scope, runId) =>
      database.read(scope, async (tx) => {
        const { rows } = await sql`select 1 from connection_run where id = ${runId}`.execute(tx.sql);
        return rows.length > 0;
      }),
    recordWrites: async (scope, { id: connectionId, name }, writes, newId) => {
      const sent = writes.filter(({ outcome }) => outcome === 'sent').length;
      const cause = { code: 'connectors.owners_sent', detail: { connection: name, sent } };
      const rows = writes.map(({ record, owner, wanted, outcome, problem }) => ({
        id: newId(),
        connection_id: connectionId,
        record,
        outcome,
        owner_before: owner,
        owner_wanted: wanted,
        problem: problem && JSON.stringify(problem),
      }));
      await database.write(scope, cause, async (tx) => tx.append('owner_write', rows));
    },
    recordRun: async (scope, { id: connectionId, name }, { id, cursor, rows, importId, problem }) => {
      const cause = { code: 'connectors.connection_run', detail: { connection: name, rows } };
      const row = { id, connection_id: connectionId, cursor, row_count: rows, import_id: importId };
      await database.write(scope, cause, async (tx) =>
        tx.append('connection_run', [{ ...row, problem: problem && JSON.stringify(problem) }]),
      );
    },
  };
}

async function readConnections(tx: Reading): Promise<readonly (Connection & { readonly sealed: string })[]> {
  const { rows } = await sql<Connection & { readonly sealed: string }>`
    select id, name, connector, kind, settings, sealed_secret as sealed
    from (select distinct on (id) * from connection order by id, change desc) c order by name collate "C", connector`.execute(
    tx.sql,
  );
  return rows;
}

async function readLastRuns(tx: Reading): Promise<ReadonlyMap<string, ConnectionRun>> {
  const { rows } = await sql<
    Omit<ConnectionRun, 'rows'> & { connection: string; rows: string; problem: Refusal | null }
  >`
    select distinct on (r.connection_id) r.connection_id as connection, r.id, c.at, r.row_count as rows, r.import_id as "importId", r.problem, r.cursor
    from connection_run r join change c on c.tenant_id = r.tenant_id and c.number = r.change order by r.connection_id, r.change desc`.execute(
    tx.sql,
  );
  return new Map(rows.map(({ connection, ...run }) => [connection, { ...run, rows: Number(run.rows) }]));
}

async function readCursor(tx: Reading, connectionId: string): Promise<string | null> {
  const { rows } = await sql<{ cursor: string | null }>`
    select cursor from connection_run where connection_id = ${connectionId} and problem is null order by change desc limit 1`.execute(
    tx.sql,
  );
  return rows[0]?.cursor ?? null;
}
