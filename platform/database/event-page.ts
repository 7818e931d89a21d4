// One page of a list of events, and how many there are: without a look at every row of the table for each page.
import { hash } from 'node:crypto';
import { sql, type RawBuilder } from 'kysely';
import type { Scope } from '@cordee/kernel';
import { factsAsOf, type FactTable } from './fact-table.ts';
import type { Reading } from './transaction.ts';

export type EventList = {
  readonly table: FactTable;
  readonly scope: Scope;
  /** Of the events alone, which are called `x`: what they are looked for by, and what the caller may see. */
  readonly where: RawBuilder<unknown>;
  /** What `where` was made of: the same text for the same condition. */
  readonly asked: string;
  readonly order: RawBuilder<unknown>;
  readonly offset: number;
  readonly limit: number;
};

export type EventPage = {
  /** Of the page, in its order. */
  readonly entities: readonly string[];
  readonly total: number;
};

/** Reads pages and remembers how many events a list has: what is known at a change number never changes. */
export function openEventPages(): (tx: Reading, list: EventList) => Promise<EventPage> {
  const totals = new Map<string, number>();
  return async (tx, list) => {
    const entities = await entitiesOfPage(tx, list);
    const key = await keyOf(tx, list);
    const total = totals.get(key) ?? (await countEvents(tx, list));
    totals.delete(key);
    totals.set(key, total);
    if (totals.size > totalsKeptMax) totals.delete(totals.keys().next().value ?? key);
    return { entities, total };
  };
}

const totalsKeptMax = 1_000;
/** Most events were never corrected: so many rows more hide nothing. */
const spareRows = 50;
const widening = 4;

/**
 * Rows come in the order of the list, and only those that might stand on the page are looked at for a later row of the
 * same event. Where too many of them have one, the page is looked for among more rows.
 */
async function entitiesOfPage(
  { sql: on }: Reading,
  { table, scope, where, order, offset, limit }: EventList,
): Promise<readonly string[]> {
  const [name, known] = [sql.table(table.name), scope.asOf.change];
  const upTo = (alias: string) => (known === null ? sql`true` : sql`${sql.ref(alias)}.change <= ${known}`);
  for (let looked = 2 * (offset + limit) + spareRows; ; looked *= widening) {
    const { rows } = await sql<{ entities: readonly string[]; looked: string }>`
      with candidate as materialized (
        select * from ${name} x where not x.retracted and ${upTo('x')} and ${where} order by ${order} limit ${looked}
      ), page as (
        select x.entity_id, row_number() over (order by ${order}) as place from candidate x left join lateral (
          select true as known from ${name} later where later.tenant_id = x.tenant_id and later.entity_id = x.entity_id
            and later.change > x.change and ${upTo('later')} limit 1) later on true
        where later.known is null order by place offset ${offset} limit ${limit}
      )
      select coalesce((select array_agg(entity_id::text order by place) from page), '{}') as entities, (select count(*) from candidate) as looked`.execute(
      on,
    );
    const [found] = rows;
    if (found === undefined) return [];
    if (found.entities.length === limit || Number(found.looked) < looked) return found.entities;
  }
}

async function countEvents({ sql: on }: Reading, { table, scope, where }: EventList): Promise<number> {
  const { rows } = await sql<{ total: string }>`
    select count(*) as total from ${factsAsOf(table, scope)} x where ${where}`.execute(on);
  return Number(rows[0]?.total ?? 0);
}

async function keyOf({ client }: Reading, { table, scope, asked }: EventList): Promise<string> {
  const { tenant, people, asOf } = scope;
  const known = asOf.change ?? (await lastChange(client));
  const about = [tenant, table.name, String(known), asOf.effective.toString(), people, asked];
  return hash('sha256', JSON.stringify(about), 'base64url');
}

async function lastChange(client: Reading['client']): Promise<bigint | string> {
  const { rows } = await client.query<{ number: bigint | string }>('select number from tenant_change');
  return rows[0]?.number ?? '0';
}
