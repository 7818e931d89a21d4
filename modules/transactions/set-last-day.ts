import { ok, refused, type Result, type Scope } from '@cordee/kernel';
import type { CoverageStore, LastDay } from './coverage-store.ts';

/**
 * Ends a coverage with its last day, or lets it go on (null). What is closed stays: a run of a later period tells the
 * difference. Refuses one that there is not, a last day before the first, and the day that it has already.
 */
export async function setLastDay(
  store: CoverageStore,
  scope: Scope,
  id: string,
  last: LastDay,
): Promise<Result<{ readonly before: string | null }>> {
  const [own] = (await store.coverages(scope, { id, offset: 0, limit: 1 })).rows;
  if (own === undefined) return refused('transactions.coverage_not_found');
  if (last.lastDay !== null && last.lastDay < own.firstDay)
    return refused('transactions.coverage_days_invalid');
  if (last.lastDay === own.lastDay) return refused('transactions.coverage_unchanged_conflict');
  await store.keepLastDay(scope, own, last);
  return ok({ before: own.lastDay });
}
