// Facts: append-only cells (entity, effective_from), each row a change. What was true and what was known are queries.
import { sql, type RawBuilder } from 'kysely';
import type { Scope } from '@cordee/kernel';

/** The PostgreSQL types a fact's own column may have. */
export type ColumnType = 'text' | 'uuid' | 'date' | 'numeric' | 'bigint' | 'integer' | 'boolean' | 'jsonb';

export type FactTable = {
  readonly name: string;
  readonly columns: Readonly<Record<string, ColumnType>>;
  /** The last columns, where they came after facts were kept: empty, they leave a row's content what it was before. */
  readonly laterColumns?: readonly string[];
  /** `event` happened once (one cell per entity), `state` is true from–to. */
  readonly kind: 'event' | 'state';
  /** Planning facts live in a branch; facts of the world do not. */
  readonly isPlanning: boolean;
};

/** A branch, nearest first: a cell of a nearer branch hides the same cell of its parent up to the parent's ceiling. */
export type BranchLink = { readonly branch: number; readonly depth: number; readonly ceiling: bigint | null };

/**
 * A table expression of the facts of the world as of the scope's dates: per cell the latest change it may know, and per
 * entity the last cell in force. Cost grows with the rows that match the outer filter for events (an index decides
 * "is there a later row?"), with the entities of the table for states.
 */
export function factsAsOf(table: FactTable, scope: Scope): RawBuilder<unknown> {
  return table.kind === 'event' ? eventsAsOf(table, scope) : statesAsOf(table, scope);
}

function eventsAsOf(table: FactTable, scope: Scope): RawBuilder<unknown> {
  const known = scope.asOf.change;
  const name = sql.table(table.name);
  const upTo = (alias: string) => (known === null ? sql`true` : sql`${sql.ref(alias)}.change <= ${known}`);
  return sql`(select f.* from ${name} f where ${upTo('f')} and not f.retracted and not exists (
    select 1 from ${name} later where later.tenant_id = f.tenant_id and later.entity_id = f.entity_id
      and later.change > f.change and ${upTo('later')}))`;
}

function statesAsOf(table: FactTable, scope: Scope): RawBuilder<unknown> {
  return sql`(select distinct on (entity_id) * from ${cellsAsOf(table, scope)} cell
    where effective_from <= ${scope.asOf.effective.toString()}::date order by entity_id, effective_from desc)`;
}

/** Every cell of a table of the world as known at the scope's change number: the history of each entity, or of these. */
export function cellsAsOf(
  table: FactTable,
  scope: Scope,
  entities: readonly string[] | null = null,
): RawBuilder<unknown> {
  const known = scope.asOf.change;
  const among = entities === null ? sql`true` : sql`entity_id = any(${[...entities]}::uuid[])`;
  return sql`(select * from (select distinct on (entity_id, effective_from) * from ${sql.table(table.name)}
    where ${known === null ? sql`true` : sql`change <= ${known}`} and ${among}
    order by entity_id, effective_from, change desc) latest where not retracted)`;
}

/** The same for planning facts, through a chain of branches: the nearest branch decides each cell. */
export function planCellsAsOf(table: FactTable, chain: readonly BranchLink[]): RawBuilder<unknown> {
  const links = chain.map(
    (link) => sql`(${link.branch}::integer, ${link.depth}::integer, ${link.ceiling}::bigint)`,
  );
  return sql`(select * from (select distinct on (entity_id, effective_from) f.* from ${sql.table(table.name)} f
    join (values ${sql.join(links)}) link (branch, depth, ceiling) on link.branch = f.branch
    where link.ceiling is null or f.change <= link.ceiling
    order by entity_id, effective_from, depth, change desc) latest where not retracted)`;
}

export function planFactsAsOf(
  table: FactTable,
  scope: Scope,
  chain: readonly BranchLink[],
): RawBuilder<unknown> {
  return sql`(select distinct on (entity_id) * from ${planCellsAsOf(table, chain)} cell
    where effective_from <= ${scope.asOf.effective.toString()}::date order by entity_id, effective_from desc)`;
}
