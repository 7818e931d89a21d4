import { sql } from 'kysely';
import { ALWAYS, decimal, entityId, type EntityId, type Scope } from '@cordee/kernel';
import { account } from '@cordee/modules/accounts';
import { deal } from '@cordee/modules/deals';
import { absence, person, position, positionHolder } from '@cordee/modules/people';
import { factsAsOf, postFacts, type Database, type Reading } from '@cordee/platform/database';
import type { Activity, NamedActivity } from './activity.ts';
import type { ActivityStore, Window } from './activities-store.ts';
import { activity } from './activities-table.sql.ts';
import { readOpenDeals, readPortfolio } from './portfolio.sql.ts';
import type { SellerTried } from './tried-history.ts';

export function openActivityStore(database: Database): ActivityStore {
  return {
    activities: (scope, { sellers, from, to }) =>
      database.read(scope, (tx) =>
        readActivities(
          tx,
          scope,
          sql`a.seller_id = any(${[...sellers]}::uuid[]) and ((a.done_on >= ${from.toString()} and a.done_on < ${to.toString()}) or (a.planned_on >= ${from.toString()} and a.planned_on < ${to.toString()}))`,
        ),
      ),
    activity: async (scope, id) =>
      (await database.read(scope, (tx) => readActivities(tx, scope, sql`a.entity_id = ${id}`)))[0],
    isSeen: (scope, subject) => database.read(scope, (tx) => isSeen(tx, scope, subject)),
    post: async (scope, activities, cause) => {
      const detail = { count: String(activities.length) };
      await database.write(scope, { code: cause, detail }, async (tx) => {
        await postFacts(
          tx,
          activity,
          activities.map((each) => factOf(each, false)),
        );
      });
    },
    takeBack: async (scope, known) => {
      await database.write(
        scope,
        { code: 'actions.taken_back', detail: { activity: known.id } },
        async (tx) => {
          await postFacts(tx, activity, [factOf(known, true)]);
        },
      );
    },
    tried: (scope, window, currency) => database.read(scope, (tx) => readTried(tx, scope, window, currency)),
    openDeals: (scope, sellerId) => database.read(scope, (tx) => readOpenDeals(tx, scope, sellerId)),
    portfolio: (scope, sellerId, currency) =>
      database.read(scope, (tx) => readPortfolio(tx, scope, sellerId, currency)),
    usualCycleDays: (scope, window) => database.read(scope, (tx) => readCycle(tx, scope, window)),
    absences: (scope, sellerId, window) =>
      database.read(scope, (tx) => readAbsences(tx, scope, sellerId, window)),
  };
}

function factOf(
  { id, kind, sellerId, accountId, dealId, plannedOn, doneOn, outcome, note }: Activity,
  isRetracted: boolean,
) {
  return {
    entityId: id,
    effectiveFrom: ALWAYS.toString(),
    line: null,
    isRetracted,
    values: {
      kind,
      seller_id: sellerId,
      account_id: accountId,
      deal_id: dealId,
      planned_on: plannedOn,
      done_on: doneOn,
      outcome,
      note,
    },
  };
}

const seen = ({ people }: Scope, column: string) =>
  people === 'all' ? sql`true` : sql`${sql.ref(column)} = any(${[...people]}::uuid[])`;

async function readActivities(
  tx: Reading,
  scope: Scope,
  wanted: ReturnType<typeof sql>,
): Promise<readonly NamedActivity[]> {
  const { rows } = await sql<NamedActivity>`
    select a.entity_id as id, a.kind, a.seller_id as "sellerId", a.account_id as "accountId", a.deal_id as "dealId", a.planned_on as "plannedOn",
      a.done_on as "doneOn", a.outcome, a.note, c.name as account, d.code as deal
    from ${factsAsOf(activity, scope)} a left join ${factsAsOf(account, scope)} c on c.entity_id = a.account_id left join ${factsAsOf(deal, scope)} d on d.entity_id = a.deal_id
    where ${seen(scope, 'a.seller_id')} and a.outcome is distinct from 'cancelled' and ${wanted}
    order by coalesce(a.done_on, a.planned_on) desc, a.kind collate "C", c.name collate "C", a.entity_id`.execute(
    tx.sql,
  );
  return rows;
}

async function isSeen(
  tx: Reading,
  scope: Scope,
  { accountId, dealId }: Parameters<ActivityStore['isSeen']>[1],
): Promise<boolean> {
  const { rows } = await sql<{ seen: boolean }>`
    select (${accountId}::uuid is null or exists (select from ${factsAsOf(account, scope)} a where a.entity_id = ${accountId}))
      and (${dealId}::uuid is null or exists (select from ${factsAsOf(deal, scope)} d where d.entity_id = ${dealId} and ${seen(scope, 'd.seller_id')})) as seen`.execute(
    tx.sql,
  );
  return rows[0]?.seen ?? false;
}

type TriedRow = {
  seller: string;
  manager: string | null;
  calls: string;
  calls_on: string;
  meetings: string;
  meetings_on: string;
  closed: string;
  won: string;
  valued: string;
  amount: string;
};

/** Whoever holds a position of a seller on the scope's day, with the person who holds the position above. */
async function readTried(
  tx: Reading,
  scope: Scope,
  { from, to }: Window,
  currency: string,
): Promise<readonly SellerTried[]> {
  const [first, end] = [from.toString(), to.toString()];
  const { rows } = await sql<TriedRow>`
    with seller as (
      select h.person_id, min(above.person_id::text)::uuid as manager from ${factsAsOf(positionHolder, scope)} h
        join ${factsAsOf(position, scope)} p on p.entity_id = h.entity_id
        left join ${factsAsOf(positionHolder, scope)} above on above.entity_id = p.manager_position_id and above.person_id <> h.person_id
      where p.role = 'seller' and h.person_id is not null and ${seen(scope, 'h.person_id')} group by h.person_id
    ), acted as (
      select seller_id, count(*) filter (where kind = 'call') as calls, count(*) filter (where outcome = 'meeting_set') as calls_on,
        count(*) filter (where kind = 'meeting') as meetings, count(*) filter (where outcome = 'proposal_asked') as meetings_on
      from ${factsAsOf(activity, scope)} a where done_on >= ${first} and done_on < ${end} and outcome is not null group by seller_id
    ), sold as (
      select seller_id, count(*) as closed, count(*) filter (where stage = 'won') as won, count(amount) filter (where stage = 'won' and currency = ${currency}) as valued,
        sum(amount) filter (where stage = 'won' and currency = ${currency}) as amount
      from ${factsAsOf(deal, scope)} d where stage in ('won', 'lost') and closed_on >= ${first} and closed_on < ${end} group by seller_id
    )
    select s.person_id as seller, s.manager, coalesce(calls, 0) as calls, coalesce(calls_on, 0) as calls_on, coalesce(meetings, 0) as meetings,
      coalesce(meetings_on, 0) as meetings_on, coalesce(closed, 0) as closed, coalesce(won, 0) as won, coalesce(valued, 0) as valued, coalesce(amount, 0)::text as amount
    from seller s join ${factsAsOf(person, scope)} p on p.entity_id = s.person_id left join acted on acted.seller_id = s.person_id left join sold on sold.seller_id = s.person_id
    order by p.full_name collate "C", p.code collate "C"`.execute(tx.sql);
  return rows.map((row) => ({
    sellerId: entityId(row.seller),
    managerId: row.manager === null ? null : entityId(row.manager),
    call: { tries: Number(row.calls), successes: Number(row.calls_on) },
    meeting: { tries: Number(row.meetings), successes: Number(row.meetings_on) },
    proposal: { tries: Number(row.closed), successes: Number(row.won) },
    wonCount: Number(row.valued),
    wonAmount: decimal(row.amount),
  }));
}

async function readCycle(tx: Reading, scope: Scope, { from, to }: Window): Promise<number | null> {
  const { rows } = await sql<{ days: number | null }>`
    select percentile_disc(0.5) within group (order by closed_on - engaged_on) as days from ${factsAsOf(deal, scope)} d
    where stage = 'won' and closed_on >= ${from.toString()} and closed_on < ${to.toString()} and engaged_on <= closed_on`.execute(
    tx.sql,
  );
  const days = rows[0]?.days ?? null;
  return days === null ? null : Number(days);
}

async function readAbsences(tx: Reading, scope: Scope, sellerId: EntityId, { from, to }: Window) {
  const { rows } = await sql<{ from: string; to: string; share: string }>`
    select greatest(first_day, ${from.toString()}::date) as from, (least(coalesce(last_day, 'infinity'), ${to.toString()}::date - 1) + 1) as to, share
    from ${factsAsOf(absence, scope)} a where person_id = ${sellerId} and ${seen(scope, 'person_id')} and first_day < ${to.toString()}
      and coalesce(last_day, 'infinity') >= ${from.toString()} order by first_day`.execute(tx.sql);
  return rows;
}
