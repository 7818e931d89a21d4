import { sql } from 'kysely';
import type { Scope } from '@cordee/kernel';
import { changeHash, firstHash, type Database } from '@cordee/platform/database';
import type { ChainedRow, TrailRow, TrailStore } from './trail-store.ts';

const rowsPerStep = 2_000;
const instant = sql<string>`to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as('at');

export function openTrailStore(database: Database): TrailStore {
  const read = (
    scope: Scope,
    after: bigint,
    before: bigint | null,
    order: 'asc' | 'desc',
    limit: number,
  ): Promise<readonly ChainedRow[]> =>
    database.read(scope, async (tx) => {
      const rows = await tx.sql
        .selectFrom('change')
        .select([
          'tenant_id',
          'number',
          instant,
          'actor_id',
          'cause',
          'detail',
          'documents',
          'previous_hash',
          'hash',
        ])
        .where('number', '>', String(after))
        .$if(before !== null, (query) => query.where('number', '<', String(before)))
        .orderBy('number', order)
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        row: {
          tenantId: row.tenant_id,
          number: BigInt(row.number),
          at: row.at,
          actorId: row.actor_id,
          cause: row.cause,
          detail: row.detail as TrailRow['detail'],
          documents: row.documents,
        },
        previousHash: row.previous_hash,
        hash: row.hash,
      })); // `detail` is written by the change log only
    });
  return {
    firstHash,
    hashOf: changeHash,
    page: (scope, before, limit) => read(scope, 0n, before, 'desc', limit),
    head: (scope) =>
      database.read(scope, async (tx) => {
        const row = await tx.sql.selectFrom('tenant_change').select(['number', 'hash']).executeTakeFirst();
        return row ? { number: BigInt(row.number), hash: row.hash } : null;
      }),
    lastChangeOn: (scope, day) =>
      database.read(scope, async (tx) => {
        const { rows } = await sql<{ number: string }>`
          select coalesce(max(number), 0) as number from change where at < (${day}::date + 1)::timestamp at time zone 'UTC'`.execute(
          tx.sql,
        );
        return BigInt(rows[0]?.number ?? 0);
      }),
    async *walk(scope) {
      for (let after = 0n; ;) {
        const rows = await read(scope, after, null, 'asc', rowsPerStep);
        yield* rows;
        const last = rows.at(-1);
        if (!last || rows.length < rowsPerStep) return;
        after = last.row.number;
      }
    },
  };
}
