import { sql } from 'kysely';
import { ok } from '@cordee/kernel';
import type { Database } from '@cordee/platform/database';
import type { PlanReview, ReviewStore } from './reviews-store.ts';

export function openReviewStore(database: Database): ReviewStore {
  return {
    reviews: (scope, plans) =>
      database.read(scope, async (tx) => {
        const { rows } = await sql<PlanReview>`
          select r.id, r.plan_id as "planId", r.month, r.side, r.reasons, r.changes, c.actor_id as by, c.at from action_plan_review r
            join change c on c.tenant_id = r.tenant_id and c.number = r.change
          where r.plan_id = any(${[...plans]}::uuid[]) order by r.change`.execute(tx.sql);
        return rows;
      }),
    add: async (scope, { id: planId }, { id, month, side, reasons, changes }) => {
      const cause = { code: 'actions.reviewed', detail: { plan: planId, period: month } };
      await database.write(scope, cause, async (tx) =>
        tx.append('action_plan_review', [
          { id, plan_id: planId, month, side, reasons: JSON.stringify(reasons), changes },
        ]),
      );
      return ok(null);
    },
  };
}
