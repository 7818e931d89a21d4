import { sql } from 'kysely';
import { entityId, type Currency, type Scope } from '@cordee/kernel';
import type { Reading } from '@cordee/platform/database';
import type { PayeeSum } from './review.ts';

type Row = {
  payee: string;
  total: string;
  isIssue: boolean;
  isHeld: boolean;
  isCorrected: boolean;
  isAdjusted: boolean;
  measured: string | null;
  quota: string | null;
  attainment: string | null;
};

/** Of runs in that currency, one row a payee: its lines stay in the database. */
export async function readPayeeSums(
  tx: Reading,
  { people }: Pick<Scope, 'people'>,
  runIds: readonly string[],
  unit: Currency,
): Promise<readonly PayeeSum[]> {
  const isSeen = people === 'all' ? sql`true` : sql`payee_id = any(${[...people]}::uuid[])`;
  const first = (figure: 'measured' | 'quota' | 'attainment') =>
    sql`(array_agg(${sql.ref(figure)} order by run_id, ordinal) filter (where kind = 'component' and ${sql.ref(figure)} is not null))[1]`;
  const isMoved = (kind: string) => sql`bool_or(kind = ${kind} and payable_minor <> 0)`;
  const { rows } = await sql<Row>`
    with held as materialized (select run_id, payee_id, component from payout_hold where run_id = any(${[...runIds]}::uuid[]))
    select payee_id as payee, sum(payable_minor) as total, bool_or(issue is not null) as "isIssue",
      bool_or((run_id, payee_id, component) in (select run_id, payee_id, component from held)
        or (run_id, payee_id) in (select run_id, payee_id from held where component = '')) as "isHeld",
      ${isMoved('correction')} as "isCorrected", ${isMoved('adjustment')} as "isAdjusted",
      ${first('measured')} as measured, ${first('quota')} as quota, ${first('attainment')} as attainment
    from payout_line where run_id = any(${[...runIds]}::uuid[]) and currency = ${unit} and ${isSeen}
    group by payee_id order by payee_id`.execute(tx.sql);
  return rows.map(({ payee, total, ...sum }) => ({
    ...sum,
    payeeId: entityId(payee),
    total: { minor: BigInt(total), currency: unit },
  }));
}
