import { sql } from 'kysely';
import { readReleaseState, writeReleaseState } from '@cordee/engine-compensation';
import {
  civilCalendar,
  currency,
  entityId,
  periodByCode,
  plainDate,
  type EntityId,
  type Period,
  type PlainDate,
  type Scope,
} from '@cordee/kernel';
import type { Reading, Writing } from '@cordee/platform/database';
import type { NewRelease, Released, ReleaseEntry } from './release-entry.ts';
import type { Run } from '../run.ts';

type ReleaseRow = {
  payee_id: string;
  currency: string;
  place: number;
  run_id: string;
  plan_code: string | null;
  period_code: string | null;
  calendar: string;
  from: string | null;
  to: string | null;
  state: Omit<Released, 'state' | 'advanced'> & {
    readonly state: unknown;
    readonly advanced?: Released['advanced'];
  };
};

const known = (scope: Scope) =>
  scope.asOf.change === null ? sql`true` : sql`e.change <= ${scope.asOf.change}`;

/** The last entry of each payee and currency as known at the scope's change; of the given payees, or of all. */
export async function readReleased(
  tx: Reading,
  scope: Scope,
  payees: readonly EntityId[] | null,
  lastDay?: PlainDate,
): Promise<readonly ReleaseEntry[]> {
  const isOver = lastDay
    ? sql`(e.period_to is null or e.period_to <= ${lastDay.add({ days: 1 }).toString()}::date)`
    : sql`true`;
  const wanted = payees === null ? sql`true` : sql`e.payee_id = any(${[...payees]}::uuid[])`;
  const { rows } = await sql<ReleaseRow>`
    select distinct on (e.payee_id, e.currency) ${columns} from payout_release e join payout_run r on r.tenant_id = e.tenant_id and r.id = e.run_id
    where e.branch = ${scope.branch} and ${known(scope)} and ${wanted} and ${isOver} order by e.payee_id, e.currency, e.place desc`.execute(
    tx.sql,
  );
  return rows.map(entryOf);
}

/** All entries of the payees of whom a run left one. */
export async function readReleasedBy(
  tx: Reading,
  scope: Scope,
  runId: string,
): Promise<readonly ReleaseEntry[]> {
  const { rows } = await sql<ReleaseRow>`
    select ${columns} from payout_release e join payout_run r on r.tenant_id = e.tenant_id and r.id = e.run_id
    where e.branch = ${scope.branch} and e.payee_id in (select payee_id from payout_release where run_id = ${runId})`.execute(
    tx.sql,
  );
  return rows.map(entryOf);
}

const columns = sql`e.payee_id, e.currency, e.place, e.run_id, e.plan_code, e.period_code, r.calendar, e.period_from as "from", e.period_to as "to", e.state`;

function entryOf(row: ReleaseRow): ReleaseEntry {
  return {
    payeeId: entityId(row.payee_id),
    currency: currency(row.currency),
    place: row.place,
    runId: row.run_id,
    of: row.plan_code === null ? null : { planCode: row.plan_code, period: periodOf(row) },
    released: {
      state: readReleaseState(row.state.state),
      undone: row.state.undone,
      advanced: row.state.advanced ?? null,
    },
  };
}

function periodOf({ calendar, period_code: code, from, to }: ReleaseRow): Period {
  const civil = calendar === civilCalendar.code ? periodByCode(civilCalendar, code ?? '') : null;
  if (civil?.ok) return civil.value;
  return {
    calendar,
    code: code ?? '',
    grain: 'window',
    from: plainDate(from ?? ''),
    to: plainDate(to ?? ''),
  };
}

export function appendReleases(tx: Writing, run: Run, releases: readonly NewRelease[]): void {
  tx.append(
    'payout_release',
    releases.map(({ payeeId, currency: unit, place, of, released: { state, ...rest } }) => ({
      branch: run.branch,
      payee_id: payeeId,
      currency: unit,
      place,
      run_id: run.id,
      plan_code: of?.planCode ?? null,
      period_code: of?.period.code ?? null,
      period_from: of?.period.from.toString() ?? null,
      period_to: of?.period.to.toString() ?? null,
      state: JSON.stringify({ state: writeReleaseState(state), ...rest }),
    })),
  );
}
