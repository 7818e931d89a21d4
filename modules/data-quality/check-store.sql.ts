import { sql } from 'kysely';
import type { Scope } from '@cordee/kernel';
import type { Database, Reading } from '@cordee/platform/database';
import { CHECK_CODES, type CheckCode, type CheckFinding, type FaultyRow } from './checks.ts';
import { checkRows } from './check-rows.sql.ts';
import type { CheckStore } from './check-store.ts';

/** Sorts and groups of a million rows stay in memory. */
const questionMemory = '64MB';

export function openCheckStore(database: Database): CheckStore {
  return {
    findings: (scope) =>
      database.read(scope, async (tx) => {
        await sql`select set_config('work_mem', ${questionMemory}, true)`.execute(tx.sql);
        const passes = Map.groupBy(CHECK_CODES, (code) => checkRows[code].rows);
        const found: CheckFinding[] = [];
        for (const codes of passes.values()) found.push(...(await readFindings(tx, scope, codes)));
        return CHECK_CODES.flatMap((code) => found.filter((one) => one.code === code));
      }),
    faultyRows: (scope, code, page) => database.read(scope, (tx) => readRows(tx, scope, code, page)),
  };
}

type FindingRow = {
  readonly code: CheckCode;
  readonly currency: string | null;
  readonly rows: number;
  readonly sellers: number;
  readonly amount: string;
  readonly from: string | null;
  readonly to: string | null;
};

/** Checks of the same rows: what each takes is marked in one pass, then added up. */
async function readFindings(
  tx: Reading,
  scope: Scope,
  codes: readonly CheckCode[],
): Promise<readonly CheckFinding[]> {
  const [first] = codes;
  if (first === undefined) return [];
  const marks = codes.map((code) => sql`(${code}::text, (${checkRows[code].where(scope)}))`);
  const { rows } = await sql<FindingRow>`
    with fault as materialized (select mark.code, r.who, r.day, r.amount, r.currency from ${checkRows[first].rows(scope)} r
      cross join lateral (values ${sql.join(marks)}) mark (code, holds) where mark.holds),
    named as (select code, count(distinct who)::int as sellers from fault group by code)
    select fault.code, currency, count(*)::int as rows, named.sellers, coalesce(sum(amount), 0)::text as amount, min(day) as "from", max(day) as "to"
    from fault join named on named.code = fault.code group by fault.code, currency, named.sellers order by currency nulls last`.execute(
    tx.sql,
  );
  return [...Map.groupBy(rows, ({ code }) => code)].map(([code, parts]) => together(code, parts));
}

function together(code: CheckCode, parts: readonly FindingRow[]): CheckFinding {
  const days = parts.flatMap(({ from, to }) => [from, to]).filter((day) => day !== null);
  const sorted = days.toSorted();
  return {
    code,
    rows: parts.reduce((sum, { rows }) => sum + rows, 0),
    sellers: parts[0]?.sellers ?? 0,
    from: sorted[0] ?? null,
    to: sorted.at(-1) ?? null,
    amounts: parts.flatMap(({ currency, amount }) => (currency === null ? [] : [{ currency, amount }])),
  };
}

async function readRows(
  tx: Reading,
  scope: Scope,
  code: CheckCode,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<readonly FaultyRow[]> {
  const { rows, where } = checkRows[code];
  const found = await sql<FaultyRow>`
    select id, code, what, who, day, amount::text as amount, currency, "importId", "importLine" from ${rows(scope)} r
    where ${where(scope)} order by day desc nulls last, code collate "C", id limit ${limit} offset ${offset}`.execute(
    tx.sql,
  );
  return found.rows;
}
