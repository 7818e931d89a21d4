import { sql } from 'kysely';
import {
  civilCalendar,
  currency,
  entityId,
  periodByCode,
  plainDate,
  type EntityId,
  type Period,
  type Scope,
} from '@cordee/kernel';
import { copyInto, factsAsOf, type Database, type Reading } from '@cordee/platform/database';
import { person, position, positionHolder, team } from '@cordee/modules/people';
import type { Finding } from './review/breaker.ts';
import { readPaidBefore } from './review/paid-before.sql.ts';
import { readPayeeSums } from './review/payee-sums.sql.ts';
import { readNames, readPayeePage } from './run/page-of-payees.sql.ts';
import { sealOfDetail } from './many-rows/line-detail.ts';
import type { ArtefactSlice } from './many-rows/many-rows.ts';
import { approvedAdjustments } from './adjust/approved-adjustments.sql.ts';
import { readReleased, readReleasedBy } from './release/release-store.sql.ts';
import { takeStep } from './run/run-step.sql.ts';
import {
  readClosedPeriods,
  readHeld,
  readHeldOut,
  readSettled,
  writeHold,
} from './settle/settlement-store.sql.ts';
import { stateAfter, type LineKind, type Run, type RunKind, type RunLine, type Transition } from './run.ts';
import type { NewRun, RunStore } from './run-store.ts';
import { lineColumns } from './statement/line-text.ts';

export function openRunStore(database: Database): RunStore {
  return {
    knownChange: (scope) =>
      database.read(scope, async (tx) => {
        const row = await tx.sql.selectFrom('tenant_change').select('number').executeTakeFirst();
        return BigInt(row?.number ?? 0);
      }),
    save: (scope, run, kept) => save(database, scope, run, kept),
    stops: (scope, runId) => database.read(scope, (tx) => readStops(tx, runId)),
    runs: (scope) => database.read(scope, (tx) => readRuns(tx, scope, null)),
    run: async (scope, id) => (await database.read(scope, (tx) => readRuns(tx, scope, id)))[0],
    lines: (scope, runId) => database.read(scope, (tx) => readLines(tx, scope, runId)),
    payees: (scope, runId, filter) =>
      database.read(scope, (tx) => readPayeePage(tx, scope, { runId, ...filter })),
    namesOf: (scope, payees) => database.read(scope, (tx) => readNames(tx, scope, payees)),
    heldMinor: (scope, runId) => database.read(scope, (tx) => readHeldMinor(tx, scope, runId)),
    payeeSums: (scope, runIds, unit) => database.read(scope, (tx) => readPayeeSums(tx, scope, runIds, unit)),
    paidBefore: (scope, runIds) => database.read(scope, (tx) => readPaidBefore(tx, runIds)),
    closedPeriods: (scope) => database.read(scope, (tx) => readClosedPeriods(tx, scope)),
    settled: (scope, payees) => database.read(scope, (tx) => readSettled(tx, scope, payees)),
    released: (scope, payees, lastDay) =>
      database.read(scope, (tx) => readReleased(tx, scope, payees, lastDay)),
    releasedBy: (scope, runId) => database.read(scope, (tx) => readReleasedBy(tx, scope, runId)),
    held: (scope) => database.read(scope, (tx) => readHeld(tx, scope)),
    heldOut: (scope, runId) => database.read(scope, (tx) => readHeldOut(tx, runId)),
    lineDetail: (scope, runId) => database.read(scope, (tx) => readLineDetail(tx, runId)),
    approvedAdjustments: (scope, due) => database.read(scope, (tx) => approvedAdjustments(tx, scope, due)),
    hold: (scope, run, hold) => writeHold(database, scope, run, hold),
    transit: (scope, run, transition, records) => takeStep(database, scope, run, transition, records),
  };
}

async function save(
  database: Database,
  scope: Scope,
  run: NewRun,
  kept: Parameters<RunStore['save']>[2],
): Promise<void> {
  const detail = {
    runId: run.id,
    plan: run.planCode,
    period: run.period.code,
    total: String(run.total.minor),
    currency: run.total.currency,
    payees: run.payeeCount,
    hash: run.rowStreamHash,
    ...(kept.artefacts.length === 0 ? {} : { lineDetail: sealOfDetail(kept.artefacts) }),
    ...(run.inMemory === null ? {} : { inMemory: run.inMemory }),
  };
  await database.write(scope, { code: 'payouts.run_calculated', detail }, async (tx) => {
    tx.append('payout_run', [
      {
        id: run.id,
        kind: run.kind,
        only_payees: run.onlyPayees === null ? null : `{${run.onlyPayees.join(',')}}`,
        branch: run.branch,
        plan_code: run.planCode,
        plan_version: run.planVersion,
        semantics: run.semantics,
        calendar: run.period.calendar,
        period_code: run.period.code,
        period_from: run.period.from.toString(),
        period_to: run.period.to.toString(),
        known_change: run.knownChange,
        currency: run.total.currency,
        total_minor: run.total.minor,
        payee_count: run.payeeCount,
        issue_count: run.issueCount,
        row_stream_hash: run.rowStreamHash,
        artefact_hash: run.artefactHash,
        calculated_by: run.calculatedBy,
      },
    ]);
    tx.append(
      'payout_artefact',
      kept.artefacts.map(({ slice, payees, credits, rowStreamHash, fileSeal }) => ({
        run_id: run.id,
        slice,
        payee_count: payees,
        credit_count: credits,
        row_stream_hash: rowStreamHash,
        file_seal: fileSeal,
      })),
    );
    tx.append(
      'payout_finding',
      kept.stops.map(({ code, detail: found }) => ({
        run_id: run.id,
        code,
        detail: JSON.stringify(found),
      })),
    );
    await copyInto(
      tx,
      { table: 'payout_line', columns: lineColumns, fixed: { run_id: run.id } },
      kept.copied,
    );
  });
}

type RunRow = {
  id: string;
  kind: string;
  only_payees: unknown;
  plan_code: string;
  plan_version: string;
  semantics: number;
  branch: number;
  calendar: string;
  period_code: string;
  period_from: string;
  period_to: string;
  known_change: string;
  currency: string;
  total_minor: string;
  payee_count: number;
  issue_count: number;
  row_stream_hash: string;
  artefact_hash: string;
  calculated_by: string;
  at: string;
  in_memory: string | null;
};

async function readRuns(tx: Reading, scope: Scope, id: string | null): Promise<readonly Run[]> {
  const rows: RunRow[] = await tx.sql
    .selectFrom('payout_run')
    .innerJoin('change', (join) =>
      join
        .onRef('change.tenant_id', '=', 'payout_run.tenant_id')
        .onRef('change.number', '=', 'payout_run.change'),
    )
    .selectAll('payout_run')
    .select(['change.at', sql<string | null>`change.detail ->> 'inMemory'`.as('in_memory')])
    .where('branch', '=', scope.branch)
    .$if(id !== null, (query) => query.where('payout_run.id', '=', id ?? ''))
    .orderBy('payout_run.change', 'desc')
    .execute();
  const events = await tx.sql
    .selectFrom('payout_event')
    .innerJoin('change', (join) =>
      join
        .onRef('change.tenant_id', '=', 'payout_event.tenant_id')
        .onRef('change.number', '=', 'payout_event.change'),
    )
    .select(['run_id', 'transition', 'payout_event.actor_id', 'change.at'])
    .orderBy('change')
    .execute();
  const byRun = Map.groupBy(events, (event) => event.run_id);
  return rows.map((row) => {
    const own = (byRun.get(row.id) ?? []).map((event) => ({
      transition: event.transition as Transition,
      actor: event.actor_id,
      at: event.at,
    })); // the table's check constraint allows no other
    return runOf(row, own);
  });
}

function runOf(row: RunRow, events: Run['events']): Run {
  return {
    id: row.id,
    kind: row.kind as RunKind, // the table's check constraint allows no other
    onlyPayees: (row.only_payees as string[] | null)?.map(entityId) ?? null, // the driver reads uuid[] so
    planCode: row.plan_code,
    planVersion: row.plan_version,
    semantics: row.semantics,
    branch: row.branch,
    period: periodOf(row),
    knownChange: BigInt(row.known_change),
    total: { minor: BigInt(row.total_minor), currency: currency(row.currency) },
    payeeCount: row.payee_count,
    issueCount: row.issue_count,
    rowStreamHash: row.row_stream_hash,
    artefactHash: row.artefact_hash,
    inMemory: row.in_memory,
    calculatedBy: row.calculated_by,
    calculatedAt: row.at,
    events,
    state: stateAfter(events.map((event) => event.transition)),
  };
}

function periodOf(row: RunRow): Period {
  const civil = row.calendar === civilCalendar.code ? periodByCode(civilCalendar, row.period_code) : null;
  return civil?.ok
    ? civil.value
    : {
        calendar: row.calendar,
        code: row.period_code,
        grain: 'window',
        from: plainDate(row.period_from),
        to: plainDate(row.period_to),
      };
}

type LineRow = {
  payeeId: string;
  payee: string;
  payeeCode: string;
  team: string | null;
  ordinal: number;
  kind: LineKind;
  plan_code: string;
  period_code: string;
  adjustmentId: string | null;
  component: string;
  measured: string | null;
  quota: string | null;
  attainment: string | null;
  earned: string;
  payable_minor: string;
  currency: string;
  issue: string | null;
  held: string | null;
};

async function readLines(tx: Reading, scope: Scope, runId: string): Promise<readonly RunLine[]> {
  const { people } = scope;
  const isOf = (column: string) =>
    people === 'all' ? sql`true` : sql`${sql.ref(column)} = any(${[...people]}::uuid[])`;
  const seats = people === 'all' ? null : await seatsOf(tx, people);
  const isSeat = (column: string) =>
    seats === null ? sql`true` : sql`${sql.ref(column)} = any(${seats}::uuid[])`;
  const { rows } = await sql<LineRow>`
    with holder as ${factsAsOf(positionHolder, scope)}, seat as ${factsAsOf(position, scope)},
      teamed as (select h.person_id, max(t.name) as team from holder h join seat s on s.entity_id = h.entity_id join ${factsAsOf(team, scope)} t on t.entity_id = s.team_id where ${isSeat('h.entity_id')} and ${isSeat('s.entity_id')} group by h.person_id),
      held as (select payee_id, component, reason from payout_hold where run_id = ${runId})
    select l.payee_id as "payeeId", p.full_name as payee, p.code as "payeeCode", teamed.team, l.ordinal, l.kind, coalesce(l.origin_plan, r.plan_code) as plan_code, coalesce(l.origin_period, r.period_code) as period_code,
      l.adjustment_id as "adjustmentId", l.component, l.measured, l.quota, l.attainment, l.earned, l.payable_minor, l.currency, l.issue,
      (select min(reason) from held where held.payee_id = l.payee_id and held.component in ('', l.component)) as held
    from payout_line l join payout_run r on r.tenant_id = l.tenant_id and r.id = l.run_id join ${factsAsOf(person, scope)} p on p.entity_id = l.payee_id left join teamed on teamed.person_id = l.payee_id
    where l.run_id = ${runId} and ${isOf('l.payee_id')} and ${isOf('p.entity_id')}
    order by p.full_name collate "C", p.code collate "C", l.ordinal`.execute(tx.sql);
  return rows.map(({ payable_minor, currency: unit, plan_code, period_code, ...row }) => ({
    ...row,
    payeeId: entityId(row.payeeId),
    origin: { planCode: plan_code, periodCode: period_code },
    payable: { minor: BigInt(payable_minor), currency: currency(unit) },
  }));
}

async function readHeldMinor(tx: Reading, { people }: Scope, runId: string): Promise<bigint> {
  const isSeen = people === 'all' ? sql`true` : sql`l.payee_id = any(${[...people]}::uuid[])`;
  const { rows } = await sql<{ held: string }>`
    select coalesce(sum(payable_minor), 0) as held from payout_line l
    where l.run_id = ${runId} and ${isSeen}
      and exists (select 1 from payout_hold h where h.run_id = l.run_id and h.payee_id = l.payee_id and h.component in ('', l.component))`.execute(
    tx.sql,
  );
  return BigInt(rows[0]?.held ?? 0);
}

/** Positions that some people have ever held: of no other need the holder be known. */
async function seatsOf(tx: Reading, people: readonly EntityId[]): Promise<readonly string[]> {
  const { rows } = await sql<{ entity_id: string }>`
    select distinct entity_id from position_holder where person_id = any(${[...people]}::uuid[])`.execute(
    tx.sql,
  );
  return rows.map(({ entity_id }) => entity_id);
}

async function readLineDetail(tx: Reading, runId: string): Promise<readonly ArtefactSlice[]> {
  const rows = await tx.sql
    .selectFrom('payout_artefact')
    .selectAll()
    .where('run_id', '=', runId)
    .orderBy('slice')
    .execute();
  return rows.map((row) => ({
    slice: row.slice,
    payees: row.payee_count,
    credits: Number(row.credit_count),
    rowStreamHash: row.row_stream_hash,
    fileSeal: row.file_seal ?? '',
  }));
}

async function readStops(tx: Reading, runId: string): Promise<readonly Finding[]> {
  const rows = await tx.sql
    .selectFrom('payout_finding')
    .select(['code', 'detail'])
    .where('run_id', '=', runId)
    .orderBy('code')
    .execute();
  return rows as readonly Finding[]; // written by save, which is given findings
}
