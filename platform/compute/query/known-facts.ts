// The facts that a reader may know, as a table expression: per cell the nearest branch, then the latest change; and of
// a state, the cell in force.
import type { Scope } from '@cordee/kernel';
import type { Guard, SegmentTable } from '../segment-tables.ts';
import type { KnownLink } from './branch-chain.ts';
import type { Dialect } from './dialect.ts';
import type { Parameters } from './parameters.ts';

export type BuildContext = {
  readonly scope: Scope;
  readonly known: bigint;
  readonly chain: readonly KnownLink[];
  readonly dialect: Dialect;
  readonly parameters: Parameters;
};

/** The facts as of the scope's effective date. */
export function knownFacts(
  table: SegmentTable,
  context: BuildContext,
  candidates: string | null = null,
): string {
  const cells = guarded(latestCells(table, context, candidates), table.guard, context);
  return table.kind === 'event' ? cells : inForce(cells, context);
}

/** Every cell with the day it ends (`effective_to`, null while it lasts), to be joined on a date of another row. */
export function knownHistory(table: SegmentTable, context: BuildContext): string {
  const cells = guarded(latestCells(table, context), table.guard, context);
  return `(select *, lead(effective_from) over (partition by entity_id order by effective_from) as effective_to from ${cells} cell)`;
}

/** `candidates`, a condition on "fact", holds for some row of every entity that is asked for: no other is put in order. */
function latestCells(table: SegmentTable, context: BuildContext, candidates: string | null = null): string {
  const { dialect, known, parameters } = context;
  const nearest = table.isPlanning ? 'link.depth, ' : '';
  const some =
    candidates === null
      ? ''
      : ` and ${dialect.isAmong('cell.entity_id', `select entity_id from ${dialect.source(table)} "fact" where ${candidates}`)}`;
  return `(select * from (select cell.*, row_number() over (partition by cell.entity_id, cell.effective_from order by ${nearest}cell.change desc) as recency
    from ${dialect.source(table)} cell ${table.isPlanning ? throughBranches(context) : ''}
    where cell.change <= ${parameters.bind(known, 'bigint')}${some}) numbered where recency = 1 and not retracted)`;
}

function throughBranches({ chain, parameters }: BuildContext): string {
  const links = chain.map(
    ({ branch, depth, ceiling }) =>
      `(${parameters.bind(branch, 'integer')}, ${parameters.bind(depth, 'integer')}, ${parameters.bind(ceiling, 'bigint')})`,
  );
  return `join (values ${links.join(', ')}) link (branch, depth, ceiling) on link.branch = cell.branch and cell.change <= link.ceiling`;
}

function inForce(cells: string, { parameters, scope }: BuildContext): string {
  const day = parameters.bind(scope.asOf.effective.toString(), 'date');
  return `(select * from (select *, row_number() over (partition by entity_id order by effective_from desc) as age
    from ${cells} cell where effective_from <= ${day}) aged where age = 1)`;
}

/** Rows that the scope may not see do not exist for it; a table that cannot say whose a row is shows nothing. */
export function guarded(
  cells: string,
  guard: Guard,
  { scope, parameters }: Pick<BuildContext, 'scope' | 'parameters'>,
): string {
  if (guard.by === 'everyone') return cells;
  if (guard.by === 'whole_organisation') {
    return scope.people === 'all' && scope.positions === 'all'
      ? cells
      : `(select * from ${cells} cell where false)`;
  }
  const seen = guard.by === 'person' ? scope.people : scope.positions;
  if (seen === 'all') return cells;
  if (seen.length === 0) return `(select * from ${cells} cell where false)`;
  const list = seen.map((id) => parameters.bind(id, 'uuid')).join(', ');
  return `(select * from ${cells} cell where "${guard.column}" in (${list}))`;
}
