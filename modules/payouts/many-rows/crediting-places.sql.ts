// Which system each sale came from, and who reported to whom: read for whoever asks about credits by rows.
import type { Plan, Reporting } from '@cordee/engine-compensation';
import type { Scope } from '@cordee/kernel';
import type { Database } from '@cordee/platform/database';
import { isRolledUp } from '../run/payee-facts.ts';
import { readReporting } from '../run/reporting.sql.ts';
import type { CreditingPlaces } from './credit-question.sql.ts';

/** What crediting reads beside the facts of a plan's payees. */
export type ReadPlaces = Pick<CreditingPlaces, 'sources' | 'reports'>;

export async function readPlaces(database: Database, scope: Scope, plan: Plan): Promise<ReadPlaces> {
  const nobody: readonly Reporting[] = [];
  const [sources, reports] = await Promise.all([
    readSources(database, scope),
    isRolledUp(plan) ? readReporting(database, scope) : nobody,
  ]);
  return { sources, reports };
}

async function readSources(database: Database, scope: Scope): Promise<ReadonlyMap<string, string>> {
  return database.read(scope, async (tx) => {
    const rows = await tx.sql.selectFrom('import').select(['id', 'source']).execute();
    return new Map(rows.map(({ id, source }) => [id, source]));
  });
}
