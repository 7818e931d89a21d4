import { sql } from 'kysely';
import { ok } from '@cordee/kernel';
import {
  unlessBroken,
  type Database,
  type FactRow,
  type Reading,
  type Refusals,
} from '@cordee/platform/database';
import { draftName, type PlanDraft, type SeenDraft } from './plan-draft.ts';
import type { PlanDraftStore } from './plan-drafts-store.ts';

export function openPlanDraftStore(database: Database): PlanDraftStore {
  return {
    drafts: (scope) => database.read(scope, (tx) => readDrafts(tx, null)),
    draft: async (scope, id) => (await database.read(scope, (tx) => readDrafts(tx, id)))[0],
    save: async (scope, seen, saved) => {
      const cause = { code: `plans.draft_${saved.state}`, detail: { plan: draftName(saved) } };
      let saving = '';
      const done = await unlessBroken(draftRefusals, async () => {
        const { change } = await database.write(scope, cause, async (tx) =>
          tx.append('plan_draft', [draftRow(seen, saved)]),
        );
        saving = String(change);
      });
      return done.ok ? ok(saving) : done;
    },
  };
}

/** One saving; its key names what it follows, so that of two that follow the same one only the first is written. */
export function draftRow(
  { id, follows }: SeenDraft,
  { planCode, state, document }: Pick<PlanDraft, 'planCode' | 'state' | 'document'>,
): FactRow {
  return { id, follows, plan_code: planCode, state, document: JSON.stringify(document) };
}

/** Two people wrote at once: the second is refused. So is a saving that follows none of this draft. */
export const draftRefusals: Refusals = {
  plan_draft_pkey: 'plans.draft_conflict',
  plan_draft_before: 'plans.draft_not_found',
};

type DraftRow = Omit<PlanDraft, 'document'> & { readonly document: Record<string, unknown> };

async function readDrafts(tx: Reading, id: string | null): Promise<readonly PlanDraft[]> {
  const { rows } = await sql<DraftRow>`
    select * from (
      select distinct on (d.id) d.id, d.plan_code as "planCode", d.state, d.document, d.change::text as saving,
        c.actor_id as "savedBy", c.at as "savedAt"
      from plan_draft d join change c on c.tenant_id = d.tenant_id and c.number = d.change
      where ${id === null ? sql`true` : sql`d.id = ${id}`} order by d.id, d.change desc) latest
    where ${id === null ? sql`state <> 'published'` : sql`true`} order by saving::bigint desc`.execute(
    tx.sql,
  );
  return rows;
}
