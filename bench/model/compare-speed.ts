import type { Scope } from '@cordee/kernel';
import type { Compute, ComputeQuery, Engine } from '@cordee/platform/compute';
import type { Comparison } from '../report.ts';
import { asOfChange } from './bench-scope.ts';
import { exportsInEuros, quotasByPosition, salesBySellerAndQuarter } from './questions.ts';

const repeats = 3;

type Asked = { readonly question: string; readonly scope: Scope; readonly query: ComputeQuery };

/** The same statement on both engines; DuckDB's time includes asking PostgreSQL whether its copy is fresh. */
export async function compareSpeed(
  { compute, scope }: { readonly compute: Compute; readonly scope: Scope },
  past: bigint,
): Promise<readonly Comparison[]> {
  const asked: readonly Asked[] = [
    { question: 'live: sales by seller and quarter', scope, query: salesBySellerAndQuarter },
    {
      question: 'as of a past change: sales by seller and quarter',
      scope: asOfChange(scope, past),
      query: salesBySellerAndQuarter,
    },
    { question: 'exports in euros by seller, at the rate of the day', scope, query: exportsInEuros },
    {
      question: 'a branch of a branch: quotas by position and quarter',
      scope: { ...scope, branch: 3 },
      query: quotasByPosition,
    },
  ];
  const comparisons: Comparison[] = [];
  for (const one of asked) {
    comparisons.push({
      question: one.question,
      duckdb: await medianTime(compute, one, 'duckdb'),
      postgres: await medianTime(compute, one, 'postgres'),
    });
  }
  return comparisons;
}

async function medianTime(compute: Compute, { scope, query }: Asked, engine: Engine): Promise<number> {
  const times: number[] = [];
  for (let index = 0; index < repeats; index += 1) {
    const startedAt = performance.now();
    await compute.query(scope, query, { engine });
    times.push(performance.now() - startedAt);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(repeats / 2)] ?? 0;
}
