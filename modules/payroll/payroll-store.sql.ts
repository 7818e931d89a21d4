import { sql } from 'kysely';
import { currency, entityId, type EntityId, type Scope } from '@cordee/kernel';
import { appendStep, payRefusals, type Run } from '@cordee/modules/payouts';
import { person } from '@cordee/modules/people';
import {
  factsAsOf,
  type Database,
  type Reading,
  type Writing,
  unlessBroken,
  type Refusals,
} from '@cordee/platform/database';
import { readFiles } from './read-payroll-files.sql.ts';
import type { NewPayrollFile, PayrollFile, PayrollIdentity, PayrollStore } from './payroll-store.ts';

/** What the caller reads of runs, to take their steps. */
type RunsOf = (scope: Scope, ids: readonly string[]) => Promise<readonly Run[]>;

export function openPayrollStore(database: Database, runsOf: RunsOf): PayrollStore {
  return {
    identities: (scope) => database.read(scope, (tx) => readIdentities(tx, scope)),
    transmit: (scope, runs, files) => unlessBroken(refusals, () => transmit(database, scope, runs, files)),
    files: (scope) => database.read(scope, (tx) => readFiles(tx, null)),
    file: async (scope, id) => (await database.read(scope, (tx) => readFiles(tx, id)))[0],
    rows: (scope, fileId) => database.read(scope, (tx) => readRows(tx, fileId)),
    confirm: async (scope, file) => {
      const runs = await runsOf(scope, file.runIds);
      return unlessBroken(refusals, () => confirm(database, scope, file, runs));
    },
    keepReturn: async (scope, file, returned) => {
      const runs = await runsOf(scope, file.runIds);
      return unlessBroken(refusals, () => keepReturn(database, scope, file, runs, returned));
    },
  };
}

const refusals: Refusals = {
  ...payRefusals,
  payroll_confirmation_pkey: 'payroll.already_confirmed_conflict',
};

async function readIdentities(tx: Reading, scope: Scope): Promise<ReadonlyMap<EntityId, PayrollIdentity>> {
  const { rows } = await sql<{ id: string; payroll_number: string | null; legal_entity: string | null }>`
    select entity_id as id, payroll_number, legal_entity from ${factsAsOf(person, scope)} p`.execute(tx.sql);
  return new Map(
    rows.map((row) => [
      entityId(row.id),
      { payrollNumber: row.payroll_number, legalEntity: row.legal_entity ?? '' },
    ]),
  );
}

async function transmit(
  database: Database,
  scope: Scope,
  runs: readonly Run[],
  files: readonly NewPayrollFile[],
): Promise<void> {
  const cause = {
    code: 'payroll.transmitted',
    detail: { files: files.length, rows: files.reduce((sum, file) => sum + file.totals.rows, 0) },
    documents: files.map(({ documentHash }) => documentHash),
  };
  await database.write(scope, cause, async (tx) => {
    for (const run of runs) appendStep(tx, scope, run, 'transmitted');
    for (const file of files) appendFile(tx, scope, file);
    // A run that pays nobody has no file, and nothing that payroll could confirm or pay.
    tx.append(
      'payroll_file_run',
      files.flatMap((file) =>
        [...new Set(file.rows.map(({ runId }) => runId))].map((runId) => ({
          file_id: file.id,
          run_id: runId,
        })),
      ),
    );
  });
}

function appendFile(tx: Writing, scope: Scope, file: NewPayrollFile): void {
  const { id, legalEntity, month, layout, name, totals, documentHash, rows } = file;
  tx.append('payroll_file', [
    {
      id,
      legal_entity: legalEntity,
      month: month.toString(),
      layout,
      name,
      row_count: totals.rows,
      sum_minor: totals.sum.minor,
      currency: totals.sum.currency,
      row_stream_hash: totals.hash,
      document_hash: documentHash,
      made_by: scope.actor,
    },
  ]);
  tx.append(
    'payroll_row',
    rows.map((row, ordinal) => ({
      file_id: id,
      ordinal,
      run_id: row.runId,
      payee_id: row.payeeId,
      payroll_number: row.payrollNumber,
      pay_code: row.payCode,
      label: row.label,
      origin_period: row.originPeriod,
      is_paid_leave_base: row.isPaidLeaveBase,
      amount_minor: row.amount.minor,
    })),
  );
}

async function readRows(tx: Reading, fileId: string) {
  const rows = await tx.sql
    .selectFrom('payroll_row as r')
    .innerJoin('payroll_file as f', (join) =>
      join.onRef('f.tenant_id', '=', 'r.tenant_id').onRef('f.id', '=', 'r.file_id'),
    )
    .selectAll('r')
    .select('f.currency')
    .where('r.file_id', '=', fileId)
    .orderBy('r.ordinal')
    .execute();
  return rows.map((row) => ({
    runId: row.run_id,
    payeeId: entityId(row.payee_id),
    payrollNumber: row.payroll_number,
    payCode: row.pay_code,
    label: row.label,
    originPeriod: row.origin_period,
    isPaidLeaveBase: row.is_paid_leave_base,
    amount: { minor: BigInt(row.amount_minor), currency: currency(row.currency) },
  }));
}

async function confirm(
  database: Database,
  scope: Scope,
  file: PayrollFile,
  runs: readonly Run[],
): Promise<void> {
  const cause = { code: 'payroll.confirmed', detail: { file: file.name, rows: file.totals.rows } };
  await database.write(scope, cause, async (tx) => {
    const { rows: count, sum } = file.totals;
    tx.append('payroll_confirmation', [
      { file_id: file.id, actor_id: scope.actor, row_count: count, sum_minor: sum.minor },
    ]);
    tx.atTheEnd(async () => {
      const waiting = await runsWithout(tx, 'payroll_confirmation', runs);
      for (const run of runs) if (!waiting.has(run.id)) appendStep(tx, scope, run, 'confirmed');
    });
  });
}

/** Of the given runs, those with a file that has no confirmation yet. One transaction at a time is past its number. */
async function runsWithout(
  tx: Reading,
  table: 'payroll_confirmation',
  runs: readonly Run[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ run_id: string }>`
    select distinct fr.run_id from payroll_file_run fr where fr.run_id = any(${runs.map(({ id }) => id)}::uuid[])
      and not exists (select 1 from ${sql.table(table)} c where c.tenant_id = fr.tenant_id and c.file_id = fr.file_id)`.execute(
    tx.sql,
  );
  return new Set(rows.map((row) => row.run_id));
}

async function keepReturn(
  database: Database,
  scope: Scope,
  file: PayrollFile,
  runs: readonly Run[],
  returned: Parameters<PayrollStore['keepReturn']>[2],
): Promise<void> {
  const { id, documentHash, name, payments, differences } = returned;
  const cause = {
    code: 'payroll.returned',
    detail: { file: file.name, paid: payments.length, differences: differences.length },
    documents: [documentHash],
  };
  await database.write(scope, cause, async (tx) => {
    tx.append('payroll_return', [
      { id, file_id: file.id, actor_id: scope.actor, document_hash: documentHash, document_name: name },
    ]);
    tx.append(
      'payroll_payment',
      payments.map(({ payrollNumber, payCode, paid }) => ({
        return_id: id,
        payroll_number: payrollNumber,
        pay_code: payCode,
        paid_minor: paid.minor,
      })),
    );
    tx.append(
      'payroll_difference',
      differences.map(({ kind, payrollNumber, payCode, asked, paid }) => ({
        return_id: id,
        payroll_number: payrollNumber,
        pay_code: payCode,
        kind,
        asked_minor: asked?.minor ?? null,
        paid_minor: paid?.minor ?? null,
      })),
    );
    tx.atTheEnd(async () => {
      const unpaid = await unpaidRuns(tx, runs);
      for (const run of runs)
        if (run.state === 'confirmed' && !unpaid.has(run.id)) appendStep(tx, scope, run, 'paid');
    });
  });
}

/** Of the given runs, those with a file whose last return is missing or differs from what was asked for a row of the run. */
async function unpaidRuns(tx: Reading, runs: readonly Run[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ run_id: string }>`
    select distinct fr.run_id from payroll_file_run fr
      left join lateral (select r.id from payroll_return r where r.tenant_id = fr.tenant_id and r.file_id = fr.file_id order by r.change desc limit 1) last on true
    where fr.run_id = any(${runs.map(({ id }) => id)}::uuid[]) and (last.id is null or exists (
      select 1 from payroll_difference d join payroll_row w on w.tenant_id = d.tenant_id and w.file_id = fr.file_id and w.run_id = fr.run_id
        and w.payroll_number = d.payroll_number and w.pay_code = d.pay_code
      where d.tenant_id = fr.tenant_id and d.return_id = last.id))`.execute(tx.sql);
  return new Set(rows.map((row) => row.run_id));
}
