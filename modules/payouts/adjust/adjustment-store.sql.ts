import { sql } from 'kysely';
import { currency, entityId, plainDate, type Result, type Scope } from '@cordee/kernel';
import { person } from '@cordee/modules/people';
import { factsAsOf, unlessBroken, type Database, type Reading } from '@cordee/platform/database';
import type { Adjustment, AdjustmentStore, NewAdjustment } from './adjustment-store.ts';
import { payRefusals } from '../settle/pay-refusals.ts';

export function openAdjustmentStore(database: Database): AdjustmentStore {
  return {
    adjustments: (scope) => database.read(scope, (tx) => readAdjustments(tx, scope)),
    ask: (scope, adjustments) => ask(database, scope, adjustments),
  };
}

async function ask(
  database: Database,
  scope: Scope,
  adjustments: readonly NewAdjustment[],
): Promise<Result<null>> {
  const [first] = adjustments;
  const cause = {
    code: 'payouts.adjustments_asked',
    detail: { count: adjustments.length, plan: first?.planCode ?? '', reason: first?.reason ?? '' },
  };
  return unlessBroken(payRefusals, () =>
    database.write(scope, cause, async (tx) => {
      tx.append('pay_adjustment', adjustments.map(adjustmentRow));
      tx.append(
        'pay_request',
        adjustments.map(({ id, requestId, reason }) => ({
          id: requestId,
          kind: 'adjustment',
          subject_id: id,
          requested_by: scope.actor,
          reason,
        })),
      );
    }),
  );
}

const adjustmentRow = (each: NewAdjustment) => ({
  id: each.id,
  plan_code: each.planCode,
  period_code: each.periodCode,
  period_from: each.periodFrom.toString(),
  payee_id: each.payeeId,
  code: each.code,
  amount_minor: each.amount.minor,
  currency: each.amount.currency,
  reason: each.reason,
  batch_id: each.batch?.id ?? null,
  batch_line: each.batch?.line ?? null,
  reverses_id: each.reverses,
});

type AdjustmentRow = {
  id: string;
  request_id: string;
  plan_code: string;
  period_code: string;
  period_from: string;
  payee_id: string;
  payee: string;
  code: string;
  amount_minor: string;
  currency: string;
  reason: string;
  batch_id: string | null;
  batch_line: number | null;
  reverses_id: string | null;
  requested_by: string;
  requested_at: string;
  is_accepted: boolean | null;
  decided_by: string | null;
  decided_at: string | null;
  paid_by: string | null;
};

async function readAdjustments(tx: Reading, scope: Scope): Promise<readonly Adjustment[]> {
  const seen = scope.people === 'all' ? sql`true` : sql`a.payee_id = any(${[...scope.people]}::uuid[])`;
  const { rows } = await sql<AdjustmentRow>`
    select a.id, r.id as request_id, a.plan_code, a.period_code, a.period_from, a.payee_id, p.full_name as payee, a.code, a.amount_minor, a.currency, a.reason, a.batch_id, a.batch_line, a.reverses_id,
      r.requested_by, asked.at as requested_at, d.is_accepted, d.actor_id as decided_by, decided.at as decided_at,
      (select s.run_id from payout_settlement s where s.tenant_id = a.tenant_id and s.plan_code = '*' and s.period_code = a.id::text
        group by s.run_id having sum(s.amount_minor) <> 0 limit 1) as paid_by
    from pay_adjustment a join pay_request r on r.tenant_id = a.tenant_id and r.subject_id = a.id and r.kind = 'adjustment'
      join change asked on asked.tenant_id = r.tenant_id and asked.number = r.change join ${factsAsOf(person, scope)} p on p.entity_id = a.payee_id
      left join pay_decision d on d.tenant_id = r.tenant_id and d.request_id = r.id left join change decided on decided.tenant_id = d.tenant_id and decided.number = d.change
    where ${seen} order by a.change desc, a.batch_line`.execute(tx.sql);
  return rows.map((row) => ({
    id: row.id,
    requestId: row.request_id,
    planCode: row.plan_code,
    periodCode: row.period_code,
    periodFrom: plainDate(row.period_from),
    payeeId: entityId(row.payee_id),
    payee: row.payee,
    code: row.code,
    amount: { minor: BigInt(row.amount_minor), currency: currency(row.currency) },
    reason: row.reason,
    batch: row.batch_id === null ? null : { id: row.batch_id, line: row.batch_line ?? 0 }, // both or neither
    reverses: row.reverses_id,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at,
    decision:
      row.is_accepted === null
        ? null
        : { isAccepted: row.is_accepted, by: row.decided_by ?? '', at: row.decided_at ?? '' },
    paidBy: row.paid_by,
  }));
}
