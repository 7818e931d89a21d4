import { sql } from 'kysely';
import { decimal, entityId } from '@cordee/kernel';
import type { Reading } from '@cordee/platform/database';
import type { PaidBefore } from './breaker-summaries.ts';

/** The same as `summariseLines` makes of the lines of these runs, which stay in the database. */
export async function readPaidBefore(tx: Reading, runIds: readonly string[]): Promise<PaidBefore> {
  if (runIds.length === 0) return { rates: new Map(), sold: new Set() };
  const lines = sql`payout_line where run_id = any(${[...runIds]}::uuid[]) and kind = 'component' and measured is not null`;
  const { rows: rates } = await sql<{ component: string; earned: string; measured: string }>`
    select component, sum(earned) as earned, sum(measured) as measured from ${lines} and issue is null
    group by component`.execute(tx.sql);
  const { rows: sold } = await sql<{ payee: string }>`
    select distinct payee_id as payee from ${lines} and measured > 0`.execute(tx.sql);
  return {
    rates: new Map(
      rates.map(({ component, earned, measured }) => [
        component,
        { earned: decimal(earned), measured: decimal(measured) },
      ]),
    ),
    sold: new Set(sold.map(({ payee }) => entityId(payee))),
  };
}
