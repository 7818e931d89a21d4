// Every call and meeting that somebody sees: what was said in the product and what came from files.
import { sql } from 'kysely';
import type { Scope } from '@cordee/kernel';
import { account } from '@cordee/modules/accounts';
import { deal } from '@cordee/modules/deals';
import { importedColumns, seenPerson, type ExportList } from '@cordee/modules/exports';
import { person } from '@cordee/modules/people';
import { factsAsOf, type Database, type Reading } from '@cordee/platform/database';
import { activity } from './activities-table.sql.ts';
import type { ActivityFilter, ActivityList, ListedActivity } from './activity-list.ts';
import { whoReads } from './policy.ts';

export const openActivityList =
  (database: Database): ActivityList =>
  (scope, filter) =>
    database.read(scope, (tx) => readList(tx, scope, filter));

const named = (scope: Scope) =>
  sql`${factsAsOf(activity, scope)} a left join ${factsAsOf(person, scope)} p on p.entity_id = a.seller_id
    left join ${factsAsOf(account, scope)} c on c.entity_id = a.account_id left join ${factsAsOf(deal, scope)} d on d.entity_id = a.deal_id`;

async function readList(tx: Reading, scope: Scope, { q, kind, outcome, offset, limit }: ActivityFilter) {
  const like = `%${q ?? ''}%`;
  const conditions = [
    seenPerson(scope, 'a.seller_id'),
    kind === undefined ? sql`true` : sql`a.kind = ${kind}`,
    outcome === undefined ? sql`true` : sql`coalesce(a.outcome, 'planned') = ${outcome}`,
    q === undefined
      ? sql`true`
      : sql`(p.full_name ilike ${like} or p.code ilike ${like} or c.name ilike ${like} or c.code ilike ${like} or d.code ilike ${like})`,
  ];
  const { rows } = await sql<ListedActivity & { total: string }>`
    select a.entity_id as id, a.kind, p.full_name as seller, c.name as account, d.code as deal, a.planned_on as "plannedOn", a.done_on as "doneOn",
      a.outcome, a.note, a.import_id as "importId", a.import_line as "importLine", count(*) over () as total
    from ${named(scope)} where ${sql.join(conditions, sql` and `)}
    order by coalesce(a.done_on, a.planned_on) desc, p.full_name collate "C", a.entity_id limit ${limit} offset ${offset}`.execute(
    tx.sql,
  );
  return { rows: rows.map(({ total: _total, ...row }) => row), total: Number(rows[0]?.total ?? 0) };
}

/** What has no code of its own system goes by its id: so the file can be brought in again. */
export const activitiesList: ExportList = {
  code: 'activities',
  labelKey: 'imports.target_activities',
  readers: whoReads,
  columns: importedColumns('activities', [
    'activity_code',
    'activity_kind',
    'seller',
    'account',
    'activity_deal',
    'planned_on',
    'done_on',
    'activity_outcome',
    'activity_note',
  ]),
  rows: (_tx, scope) => sql`
    select a.entity_id as activity_code, a.kind as activity_kind, p.code as seller, c.code as account, d.code as activity_deal, a.planned_on, a.done_on,
      coalesce(a.outcome, 'planned') as activity_outcome, a.note as activity_note
    from ${named(scope)} where ${seenPerson(scope, 'a.seller_id')}
    order by coalesce(a.done_on, a.planned_on), p.code collate "C", a.entity_id`,
};
