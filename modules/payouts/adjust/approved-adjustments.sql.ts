import { sql } from 'kysely';
import { currency, entityId, type EntityId, type PlainDate, type Scope } from '@cordee/kernel';
import type { Reading } from '@cordee/platform/database';
import type { ApprovedAdjustment } from './adjustment.ts';

type AdjustmentRow = {
  id: string;
  payee_id: string;
  code: string;
  amount_minor: string;
  currency: string;
  reason: string;
  requester: string;
  approver: string;
};

/** Adjustments of a plan that were accepted up to the scope's change and are due by the day; whether paid or not yet. */
export async function approvedAdjustments(
  tx: Reading,
  scope: Scope,
  due: { readonly planCode: string; readonly by: PlainDate; readonly only: readonly EntityId[] | null },
): Promise<readonly ApprovedAdjustment[]> {
  const known = scope.asOf.change === null ? sql`true` : sql`d.change <= ${scope.asOf.change}`;
  const wanted = due.only === null ? sql`true` : sql`a.payee_id = any(${[...due.only]}::uuid[])`;
  const { rows } = await sql<AdjustmentRow>`
    select a.id, a.payee_id, a.code, a.amount_minor, a.currency, a.reason, r.requested_by as requester, d.actor_id as approver from pay_adjustment a
      join pay_request r on r.tenant_id = a.tenant_id and r.subject_id = a.id and r.kind = 'adjustment'
      join pay_decision d on d.tenant_id = r.tenant_id and d.request_id = r.id and d.is_accepted
    where a.plan_code = ${due.planCode} and a.period_from <= ${due.by.toString()}::date and ${known} and ${wanted}
    order by a.change, a.batch_line, a.code collate "C"`.execute(tx.sql);
  return rows.map((row) => ({
    id: row.id,
    payeeId: entityId(row.payee_id),
    code: row.code,
    amount: { minor: BigInt(row.amount_minor), currency: currency(row.currency) },
    reason: row.reason,
    requester: row.requester,
    approver: row.approver,
  }));
}
