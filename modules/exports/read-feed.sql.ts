// The feed: facts in the order in which they became known. Numbers become visible in their own order, so a reader who
// has read up to one never misses a fact that was written before it.
import { sql, type RawBuilder } from 'kysely';
import type { Role, Scope } from '@cordee/kernel';
import type { FactTable, Reading } from '@cordee/platform/database';
import type { FeedCursor } from './feed-cursor.ts';

/** A table of facts in the feed, with who sees it and who sees each of its columns; absent: every reader of the feed. */
export type FeedTable = {
  readonly table: FactTable;
  readonly readers?: readonly Role[];
  readonly columnReaders?: Readonly<Record<string, readonly Role[]>>;
};

export type FeedFact = {
  readonly change: bigint;
  readonly kind: string;
  readonly id: string;
  readonly effectiveFrom: string;
  readonly isRetracted: boolean;
  readonly values: Readonly<Record<string, string | null>>;
  readonly place: { readonly importId: string; readonly line: number } | null;
};

export type FeedPage = {
  readonly facts: readonly FeedFact[];
  readonly next: FeedCursor;
  /** Nothing more is known for now. */
  readonly isEnd: boolean;
};

type Asked = { readonly after: FeedCursor; readonly limit: number };

/** Cost: one look into the index of changes a table, and a sort of what one change holds. */
export async function readFeed(
  tx: Reading,
  scope: Scope,
  tables: readonly FeedTable[],
  { after, limit }: Asked,
): Promise<FeedPage> {
  const head = await headOf(tx, scope);
  const found: FeedFact[] = [];
  const sees = (readers: readonly Role[] | undefined) =>
    readers === undefined || scope.roles.some((role) => readers.includes(role));
  for (const { table, readers, columnReaders = {} } of tables) {
    if (!sees(readers)) continue;
    const columns = Object.keys(table.columns).filter((column) => sees(columnReaders[column]));
    found.push(...(await factsOf(tx, table, columns, { after, upTo: head, limit })));
  }
  const facts = found.toSorted(byKnowledge).slice(0, limit);
  const last = facts.at(-1);
  const isEnd = found.length < limit || last === undefined;
  if (isEnd)
    return { facts, next: { change: head > after.change ? head : after.change, within: null }, isEnd };
  const { change, kind, id, effectiveFrom } = last;
  return { facts, next: { change, within: { kind, id, effectiveFrom } }, isEnd: false };
}

async function headOf(tx: Reading, { asOf }: Scope): Promise<bigint> {
  const row = await tx.sql.selectFrom('tenant_change').select('number').executeTakeFirst();
  const head = BigInt(row?.number ?? 0);
  return asOf.change === null || asOf.change > head ? head : asOf.change;
}

type FeedRow = Readonly<Record<string, string | number | boolean | object | null>> & {
  readonly feed_change: string;
  readonly feed_id: string;
  readonly feed_from: string;
  readonly feed_retracted: boolean;
  readonly feed_import: string | null;
  readonly feed_line: number | null;
};

async function factsOf(
  tx: Reading,
  table: FactTable,
  columns: readonly string[],
  { after, upTo, limit }: Asked & { readonly upTo: bigint },
): Promise<readonly FeedFact[]> {
  const own = columns.map((column) => sql`, ${sql.ref(`f.${column}`)}`);
  const live = table.isPlanning ? sql`f.branch = 0` : sql`true`;
  const { rows } = await sql<FeedRow>`
    select f.change as feed_change, f.entity_id as feed_id, f.effective_from as feed_from, f.retracted as feed_retracted,
      f.import_id as feed_import, f.import_line as feed_line ${sql.join(own, sql` `)}
    from ${sql.table(table.name)} f where ${live} and f.change <= ${upTo} and ${isBehind(table.name, after)}
    order by f.change, f.entity_id, f.effective_from limit ${limit}`.execute(tx.sql);
  return rows.map((row) => ({
    change: BigInt(row.feed_change),
    kind: table.name,
    id: row.feed_id,
    effectiveFrom: row.feed_from,
    isRetracted: row.feed_retracted,
    values: Object.fromEntries(columns.map((column) => [column, textOf(row[column])])),
    place:
      row.feed_import !== null && row.feed_line !== null
        ? { importId: row.feed_import, line: row.feed_line }
        : null,
  }));
}

/** Within the change that was being read, tables follow each other by name, their facts by id and day. */
function isBehind(name: string, { change, within }: FeedCursor): RawBuilder<unknown> {
  const later = sql`f.change > ${change}`;
  if (within === null || name < within.kind) return later;
  if (name > within.kind) return sql`f.change >= ${change}`;
  return sql`(f.change, f.entity_id, f.effective_from) > (${change}, ${within.id}::uuid, ${within.effectiveFrom}::date)`;
}

function textOf(value: FeedRow[string] | undefined): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function byKnowledge(a: FeedFact, b: FeedFact): number {
  if (a.change !== b.change) return a.change < b.change ? -1 : 1;
  const [left, right] = [a, b].map(({ kind, id, effectiveFrom }) => `${kind} ${id} ${effectiveFrom}`);
  return (left ?? '') < (right ?? '') ? -1 : 1;
}
