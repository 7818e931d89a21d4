import { sql } from 'kysely';
import { ALWAYS, type Scope } from '@cordee/kernel';
import { account } from '@cordee/modules/accounts';
import { person } from '@cordee/modules/people';
import { factsAsOf, postFacts, type Database, type Reading } from '@cordee/platform/database';
import type { CoverageFilter, CoverageRow, CoverageStore, LastDay } from './coverage-store.ts';
import { coverage } from './transactions-table.sql.ts';

export function openCoverageStore(database: Database): CoverageStore {
  return {
    coverages: (scope, filter) => database.read(scope, (tx) => readCoverages(tx, scope, filter)),
    keepLastDay: (scope, row, last) => keepLastDay(database, scope, row, last),
  };
}

async function readCoverages(tx: Reading, scope: Scope, filter: CoverageFilter) {
  const when = <T>(value: T | undefined, condition: (value: T) => ReturnType<typeof sql>) =>
    value === undefined ? sql`true` : condition(value);
  const conditions = [
    scope.people === 'all' ? sql`true` : sql`c.person_id = any(${[...scope.people]}::uuid[])`,
    when(filter.id, (id) => sql`c.entity_id = ${id}`),
    when(filter.field, (field) => sql`c.field = ${field}`),
    when(filter.role, (role) => sql`c.role = ${role}`),
    when(
      filter.on,
      (on) => sql`(c.first_day <= ${on}::date and coalesce(c.last_day, 'infinity') >= ${on}::date)`,
    ),
    when(
      filter.q,
      (q) =>
        sql`(p.full_name ilike ${`%${q}%`} or p.code ilike ${`%${q}%`} or c.value ilike ${`%${q}%`} or a.name ilike ${`%${q}%`})`,
    ),
  ];
  const { rows } = await sql<CoverageRow & { total: string }>`
    select c.entity_id as id, c.person_id as "personId", coalesce(p.full_name, '') as person, coalesce(p.code, '') as "personCode",
      c.field, c.value, coalesce(a.name, c.value) as label, c.role, c.first_day as "firstDay", c.last_day as "lastDay",
      c.import_id as "importId", c.import_line as "importLine", c.share, byhand.detail ->> 'reason' as reason, count(*) over () as total
    from ${factsAsOf(coverage, scope)} c left join ${factsAsOf(person, scope)} p on p.entity_id = c.person_id
      left join ${factsAsOf(account, scope)} a on c.field = 'customer' and a.entity_id::text = c.value
      left join change byhand on byhand.tenant_id = c.tenant_id and byhand.number = c.change and byhand.cause = any(${[...causes]})
    where ${sql.join(conditions, sql` and `)}
    order by c.field collate "C", coalesce(a.name, c.value) collate "C", c.first_day, p.full_name collate "C", c.entity_id
    limit ${filter.limit} offset ${filter.offset}`.execute(tx.sql);
  return { rows: rows.map(({ total: _total, ...row }) => row), total: Number(rows[0]?.total ?? 0) };
}

const causes = ['transactions.coverage_ended', 'transactions.coverage_goes_on'] as const;

async function keepLastDay(
  database: Database,
  scope: Scope,
  { id, personId, person: seller, field, value, label, role, firstDay, share }: CoverageRow,
  { lastDay, reason }: LastDay,
): Promise<void> {
  const [ended, goesOn] = causes;
  const detail = { seller, covered: label, reason, ...(lastDay === null ? {} : { day: lastDay }) };
  await database.write(scope, { code: lastDay === null ? goesOn : ended, detail }, (tx) =>
    postFacts(tx, coverage, [
      {
        entityId: id,
        effectiveFrom: ALWAYS.toString(),
        line: null,
        values: { person_id: personId, field, value, role, first_day: firstDay, last_day: lastDay, share },
      },
    ]),
  );
}
