import { invariant, type Result, type Scope } from '@cordee/kernel';
import type { Answer, Compute, ComputeQuery, ComputeRow } from '@cordee/platform/compute';
import { asOfChange } from './bench-scope.ts';

export type Count = { readonly tried: number; readonly violated: number };

export const addCounts = (counts: readonly Count[]): Count => ({
  tried: counts.reduce((sum, { tried }) => sum + tried, 0),
  violated: counts.reduce((sum, { violated }) => sum + violated, 0),
});

/** One question to DuckDB, and the same to PostgreSQL as of the change that DuckDB answered for: every row compared. */
export async function compareEngines(compute: Compute, scope: Scope, query: ComputeQuery): Promise<Count> {
  const duckdb = answerOf(await compute.query(scope, query));
  const postgres = answerOf(
    await compute.query(asOfChange(scope, duckdb.knownChange), query, { engine: 'postgres' }),
  );
  return countDifferences(duckdb.rows, postgres.rows);
}

export function countDifferences(a: readonly ComputeRow[], b: readonly ComputeRow[]): Count {
  const tried = Math.max(a.length, b.length);
  let violated = 0;
  for (let index = 0; index < tried; index += 1)
    if (JSON.stringify(a[index]) !== JSON.stringify(b[index])) violated += 1;
  return { tried, violated };
}

export function answerOf(result: Result<Answer>): Answer {
  invariant(
    result.ok,
    'a question of the bench is answered',
    result.ok ? {} : { code: result.refusal.code, ...result.refusal.args },
  );
  return result.value;
}
