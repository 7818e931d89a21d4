import { sql } from 'kysely';
import { factsAsOf, type Database } from '@cordee/platform/database';
import type { AccountRow, AccountStore } from './accounts-store.ts';
import { account } from './accounts-table.sql.ts';
import type { SegmentNames } from './segment-names.sql.ts';

export function openAccountStore(database: Database, segmentNames: SegmentNames): AccountStore {
  return {
    accounts: (scope, { q, offset, limit }) =>
      database.read(scope, async (tx) => {
        const found = q
          ? sql`(a.name ilike ${`%${q}%`} or a.code ilike ${`%${q}%`} or a.town ilike ${`%${q}%`})`
          : sql`true`;
        const { rows } = await sql<AccountRow & { total: string }>`
          select a.entity_id as id, a.code, a.name, a.sector, a.country, a.town, a.postcode, a.potential, a.revenue, a.employees, s.segment, count(*) over () as total
          from ${factsAsOf(account, scope)} a left join ${await segmentNames(tx, scope)} s on s.id = a.entity_id
          where ${found} order by a.name collate "C", a.code collate "C" limit ${limit} offset ${offset}`.execute(
          tx.sql,
        );
        return { rows: rows.map(({ total: _total, ...row }) => row), total: Number(rows[0]?.total ?? 0) };
      }),
  };
}
