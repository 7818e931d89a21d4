import { sql } from 'kysely';
import { derivedId, entityId, type Result, type Scope } from '@cordee/kernel';
import {
  planCellsAsOf,
  planFactsAsOf,
  postFacts,
  type Database,
  type Reading,
  unlessBroken,
} from '@cordee/platform/database';
import { branchChain } from '@cordee/modules/scenarios';
import { draftRefusals, draftRow } from './plan-drafts-store.sql.ts';
import type { AssignmentCell, PlanRecord, TermRecord } from './plan-record.ts';
import type { PlanStore, Publication } from './plans-store.ts';
import { payTerm, plan, planAssignment } from './plans-tables.sql.ts';

export function openPlanStore(database: Database): PlanStore {
  const plansWhere = (scope: Parameters<PlanStore['plans']>[0], code: string | null) =>
    database.read(scope, async (tx) => {
      const chain = await branchChain(tx, scope);
      const { rows } = await sql<Omit<PlanRecord, 'assigned'> & { assigned: string }>`
        select p.code, p.name, p.version, p.effective_from as "effectiveFrom", p.document,
          (select count(*) from ${planFactsAsOf(planAssignment, scope, chain)} a where a.plan_code = p.code) as assigned
        from ${planFactsAsOf(plan, scope, chain)} p where ${code === null ? sql`true` : sql`p.code = ${code}`} order by p.code collate "C"`.execute(
        tx.sql,
      );
      return rows.map((row): PlanRecord => ({ ...row, assigned: Number(row.assigned) }));
    });
  return {
    plans: (scope) => plansWhere(scope, null),
    plan: async (scope, code) => (await plansWhere(scope, code))[0],
    assignments: (scope) =>
      database.read(scope, async (tx) => {
        const { rows } = await sql<{ payee_id: string; effective_from: string; plan_code: string | null }>`
          select payee_id, effective_from, plan_code from ${planCellsAsOf(planAssignment, await branchChain(tx, scope))} a order by payee_id, effective_from`.execute(
          tx.sql,
        );
        return rows.map((row) => ({
          payeeId: entityId(row.payee_id),
          effectiveFrom: row.effective_from,
          planCode: row.plan_code,
        }));
      }),
    terms: (scope) => database.read(scope, (tx) => readTerms(tx, scope)),
    publish: (scope, publication) => publish(database, scope, publication),
    hold: (scope, cells) => hold(database, scope, cells),
    assign: async (scope, assignments) => {
      // The last input for a cell wins: ends first, so that a plan which starts the day another ends is kept.
      const ends = assignments.flatMap(({ payeeId, to }) =>
        to === null ? [] : [{ payeeId, effectiveFrom: to, planCode: null }],
      );
      const starts = assignments.map(({ payeeId, from, planCode }) => ({
        payeeId,
        effectiveFrom: from,
        planCode,
      }));
      await hold(database, scope, [...ends, ...starts]);
    },
  };
}

async function publish(database: Database, scope: Scope, publication: Publication): Promise<Result<null>> {
  const { plan: wanted, document, effectiveFrom, draft } = publication;
  const fact = {
    entityId: derivedId(scope.tenant, 'plan', wanted.code),
    effectiveFrom,
    line: null,
    values: {
      code: wanted.code,
      name: wanted.name,
      version: wanted.version,
      semantics: wanted.semantics,
      document: JSON.stringify(document),
    },
  };
  return unlessBroken(draftRefusals, () =>
    database.write(scope, causeOf(publication), async (tx) => {
      await postFacts(tx, plan, [fact], { branch: scope.branch });
      if (draft)
        tx.append('plan_draft', [draftRow(draft, { planCode: wanted.code, state: 'published', document })]);
    }),
  );
}

async function hold(database: Database, scope: Scope, cells: readonly AssignmentCell[]): Promise<void> {
  const plansNamed = [...new Set(cells.flatMap(({ planCode }) => planCode ?? []))].join(', ');
  const payees = new Set(cells.map(({ payeeId }) => payeeId)).size;
  const facts = cells.map(({ payeeId, effectiveFrom, planCode }) => ({
    entityId: derivedId(scope.tenant, 'plan_assignment', payeeId),
    effectiveFrom,
    line: null,
    values: { payee_id: payeeId, plan_code: planCode },
  }));
  const cause = { code: 'plans.plan_assigned', detail: { plan: plansNamed || '—', payees } };
  await database.write(scope, cause, (tx) => postFacts(tx, planAssignment, facts, { branch: scope.branch }));
}

function causeOf({ plan: { code, version }, effectiveFrom, despite }: Publication) {
  const detail = { plan: code, version, effectiveFrom };
  return despite === null
    ? { code: 'plans.plan_published', detail }
    : { code: 'plans.plan_published_despite', detail: { ...detail, reason: despite } };
}

async function readTerms(tx: Reading, scope: Scope): Promise<readonly TermRecord[]> {
  const { rows } = await sql<Omit<TermRecord, 'payeeId'> & { payee_id: string }>`
    select payee_id, code, value, currency, effective_from as "effectiveFrom", import_id as "importId", import_line as "importLine"
    from ${planCellsAsOf(payTerm, await branchChain(tx, scope))} t
    where effective_from <= ${scope.asOf.effective.toString()}::date order by payee_id, code, effective_from`.execute(
    tx.sql,
  );
  return rows.map(({ payee_id, ...row }) => ({ ...row, payeeId: entityId(payee_id) }));
}
