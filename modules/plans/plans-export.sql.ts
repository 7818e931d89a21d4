import { sql } from 'kysely';
import { ownColumns, seenPerson, type ExportList } from '@cordee/modules/exports';
import { person } from '@cordee/modules/people';
import { branchChain } from '@cordee/modules/scenarios';
import { factsAsOf, planCellsAsOf } from '@cordee/platform/database';
import { payTerm, plan, planAssignment } from './plans-tables.sql.ts';

/** Every version of every plan, its document as it was published. */
const plansList: ExportList = {
  code: 'plans',
  labelKey: 'exports.list_plans',
  readers: ['executive', 'revops', 'manager', 'seller', 'finance', 'auditor', 'works_council'],
  columns: ownColumns({
    plan: 'text',
    plan_name: 'text',
    plan_version: 'text',
    effective_from: 'date',
    document: 'text',
  }),
  rows: async (tx, scope) => sql`
    select code as plan, name as plan_name, version as plan_version, effective_from, document::text as document
    from ${planCellsAsOf(plan, await branchChain(tx, scope))} p order by code collate "C", effective_from`,
};

const assignmentsList: ExportList = {
  code: 'plan-assignments',
  labelKey: 'exports.list_plan_assignments',
  readers: ['revops', 'finance', 'auditor'],
  columns: ownColumns({ payee: 'text', payee_name: 'text', effective_from: 'date', plan: 'text' }),
  rows: async (tx, scope) => sql`
    select p.code as payee, p.full_name as payee_name, a.effective_from, a.plan_code as plan
    from ${planCellsAsOf(planAssignment, await branchChain(tx, scope))} a join ${factsAsOf(person, scope)} p on p.entity_id = a.payee_id
    where ${seenPerson(scope, 'a.payee_id')} order by p.code collate "C", a.effective_from`,
};

const termsList: ExportList = {
  code: 'pay-terms',
  labelKey: 'exports.list_pay_terms',
  readers: ['revops', 'finance', 'auditor'],
  columns: ownColumns({
    payee: 'text',
    payee_name: 'text',
    effective_from: 'date',
    term: 'text',
    value: 'number',
    currency: 'text',
  }),
  rows: async (tx, scope) => sql`
    select p.code as payee, p.full_name as payee_name, nullif(t.effective_from, '0001-01-01') as effective_from, t.code as term, t.value, t.currency
    from ${planCellsAsOf(payTerm, await branchChain(tx, scope))} t join ${factsAsOf(person, scope)} p on p.entity_id = t.payee_id
    where ${seenPerson(scope, 't.payee_id')} order by p.code collate "C", t.code collate "C", t.effective_from`,
};

export const planLists: readonly ExportList[] = [plansList, assignmentsList, termsList];
