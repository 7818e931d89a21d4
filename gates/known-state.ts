// What a tenant's tables say now, read with the owner's rights, so that before and after can be compared exactly.
import type pg from 'pg';

/** Per fact table: the number of its rows, and a hash of each cell as it is known now, retracted cells left out. */
export type KnownState = Readonly<Record<string, { readonly rows: number; readonly cells: string }>>;

export async function knownState(owner: pg.Client, tenant: string): Promise<KnownState> {
  const tables = await factTables(owner);
  const states: [string, { rows: number; cells: string }][] = [];
  for (const { table, hasBranch } of tables) {
    const cell = `${hasBranch ? 'branch, ' : ''}entity_id, effective_from`;
    const { rows } = await owner.query<{ rows: string; cells: string | null }>(
      `select (select count(*) from "${table}" where tenant_id = $1) as rows,
         md5(string_agg(md5((to_jsonb(latest) - 'change')::text), '' order by ${cell})) as cells
       from (select distinct on (${cell}) * from "${table}" where tenant_id = $1 order by ${cell}, change desc) latest
       where not retracted`,
      [tenant],
    );
    states.push([table, { rows: Number(rows[0]?.rows), cells: rows[0]?.cells ?? '' }]);
  }
  return Object.fromEntries(states);
}

type FactTables = readonly { readonly table: string; readonly hasBranch: boolean }[];

const knownTables = new WeakMap<pg.Client, FactTables>();

/** Asked once a connection: no table comes while a gate runs. */
async function factTables(owner: pg.Client): Promise<FactTables> {
  const known = knownTables.get(owner);
  if (known) return known;
  const { rows } = await owner.query<{ table: string; hasBranch: boolean }>(
    `select table_name as table, bool_or(column_name = 'branch') as "hasBranch" from information_schema.columns
     where table_schema = 'public' group by table_name having bool_or(column_name = 'row_hash') order by table_name`,
  );
  knownTables.set(owner, rows);
  return rows;
}

/** Tables whose cells differ between two states. */
export function differingTables(before: KnownState, after: KnownState): readonly string[] {
  return Object.keys(before).filter((table) => before[table]?.cells !== after[table]?.cells);
}

export function rowsOf(state: KnownState): number {
  return Object.values(state).reduce((sum, table) => sum + table.rows, 0);
}

/** Every row of every table that carries the tenant, whatever it holds: for "nothing was written". */
export async function rowCounts(owner: pg.Client, tenant: string): Promise<Readonly<Record<string, number>>> {
  const { rows: tables } = await owner.query<{ table: string }>(
    `select table_name as table from information_schema.columns where table_schema = 'public' and column_name = 'tenant_id' order by 1`,
  );
  const counts: [string, number][] = [];
  for (const { table } of tables) {
    const { rows } = await owner.query<{ count: string }>(
      `select count(*) from "${table}" where tenant_id = $1`,
      [tenant],
    );
    counts.push([table, Number(rows[0]?.count)]);
  }
  return Object.fromEntries(counts);
}

/** The content of every fact table as it is known now, one line a cell, whichever file and line each cell came from. */
export async function contentState(owner: pg.Client, tenant: string): Promise<string> {
  const { rows } = await owner.query<{ line: string }>(contentQuery(await factTables(owner)), [tenant]);
  return rows
    .map(({ line }) => line)
    .toSorted()
    .join('\n');
}

/** All tables in one question: thousands of cases ask it several times each. */
function contentQuery(tables: FactTables): string {
  const lines = tables.map(({ table, hasBranch }) => {
    const cell = `${hasBranch ? 'branch, ' : ''}entity_id, effective_from`;
    return `(select '${table} ' || (to_jsonb(latest) - '{change,import_id,import_line}'::text[])::text as line
      from (select distinct on (${cell}) * from "${table}" where tenant_id = $1 order by ${cell}, change desc) latest
      where not retracted)`;
  });
  return lines.join(' union all ');
}
