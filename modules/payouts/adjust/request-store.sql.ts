import { ok, type Result, type Scope } from '@cordee/kernel';
import { type Database, unlessBroken } from '@cordee/platform/database';
import { payRefusals } from '../settle/pay-refusals.ts';
import type { PayRequest, RequestKind, RequestStore } from './request-store.ts';

export function openRequestStore(database: Database): RequestStore {
  return {
    requests: (scope, subjectId) => readRequests(database, scope, subjectId),
    ask: async (scope, { id, kind, subjectId, reason }) => {
      const cause = { code: `payouts.${kind}_asked`, detail: { subject: subjectId, reason } };
      await database.write(scope, cause, async (tx) =>
        tx.append('pay_request', [{ id, kind, subject_id: subjectId, requested_by: scope.actor, reason }]),
      );
    },
    decide: (scope, request, decision) => decide(database, scope, [request], decision),
    decideAll: (scope, requests, decision) => decide(database, scope, requests, decision),
  };
}

async function readRequests(
  database: Database,
  scope: Scope,
  subjectId: string | null,
): Promise<readonly PayRequest[]> {
  return database.read(scope, async (tx) => {
    const rows = await tx.sql
      .selectFrom('pay_request as r')
      .innerJoin('change as c', (join) =>
        join.onRef('c.tenant_id', '=', 'r.tenant_id').onRef('c.number', '=', 'r.change'),
      )
      .leftJoin('pay_decision as d', (join) =>
        join.onRef('d.tenant_id', '=', 'r.tenant_id').onRef('d.request_id', '=', 'r.id'),
      )
      .leftJoin('change as dc', (join) =>
        join.onRef('dc.tenant_id', '=', 'd.tenant_id').onRef('dc.number', '=', 'd.change'),
      )
      .select(['r.id', 'r.kind', 'r.subject_id', 'r.requested_by', 'r.reason', 'c.at'])
      .select(['d.is_accepted', 'd.actor_id', 'd.reason as decision_reason', 'dc.at as decided_at'])
      .$if(subjectId !== null, (query) => query.where('r.subject_id', '=', subjectId ?? ''))
      .orderBy('r.change', 'desc')
      .execute();
    return rows.map((row) => ({
      id: row.id,
      kind: row.kind as RequestKind, // the table's check allows no other
      subjectId: row.subject_id,
      requestedBy: row.requested_by,
      requestedAt: row.at,
      reason: row.reason,
      decision:
        row.is_accepted === null || row.actor_id === null
          ? null
          : {
              isAccepted: row.is_accepted,
              actor: row.actor_id,
              at: row.decided_at ?? '',
              reason: row.decision_reason,
            },
    }));
  });
}

async function decide(
  database: Database,
  scope: Scope,
  requests: readonly PayRequest[],
  { isAccepted, reason }: { readonly isAccepted: boolean; readonly reason: string | null },
): Promise<Result<null>> {
  const [first] = requests;
  if (first === undefined) return ok(null);
  const isOwn = requests.every(({ requestedBy }) => requestedBy === scope.actor);
  const done = isAccepted ? 'accepted' : isOwn ? 'withdrawn' : 'refused';
  const cause = {
    code: `payouts.${first.kind}_${done}`,
    detail: { subject: first.subjectId, count: requests.length },
  };
  return unlessBroken(payRefusals, () =>
    database.write(scope, cause, async (tx) =>
      tx.append(
        'pay_decision',
        requests.map(({ id, requestedBy }) => ({
          request_id: id,
          requested_by: requestedBy,
          actor_id: scope.actor,
          is_accepted: isAccepted,
          reason,
        })),
      ),
    ),
  );
}
