import { z } from '@hono/zod-openapi';
import { ok, refused, type Refusal, type Result, type Scope } from '@cordee/kernel';
import { endpoint, type Endpoint } from '@cordee/platform/http';
import { draftName, type PlanDraft, type SeenDraft } from './plan-draft.ts';
import type { PlanDraftStore } from './plan-drafts-store.ts';
import type { PlanStore } from './plans-store.ts';

export type DraftRouteDeps = {
  readonly store: Pick<PlanStore, 'plan'>;
  readonly drafts: PlanDraftStore;
  readonly nameOf: (userId: string) => Promise<string>;
};

/** The number of a saving; '0' where there was none yet. */
export const Saving = z.string().regex(/^\d{1,18}$/);

const Listed = z
  .object({
    id: z.string(),
    name: z.string(),
    planCode: z.string().nullable(),
    state: z.enum(['open', 'discarded', 'published']),
    saving: z.string(),
    savedBy: z.string(),
    isOwn: z.boolean().openapi({ description: 'Whether the caller saved it last.' }),
    savedAt: z.string(),
  })
  .openapi('PlanDraft');
const Kept = z
  .object({ draft: Listed, document: z.record(z.string(), z.unknown()) })
  .openapi('KeptPlanDraft');
const DraftId = z.object({ id: z.uuid() });
const writers = ['revops', 'finance'] as const;

/** What is being written of plans, shared by whoever writes plans. */
export function draftRoutes(deps: DraftRouteDeps): Endpoint[] {
  return [...readRoutes(deps), ...saveRoutes(deps)];
}

function readRoutes(deps: DraftRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/plan-drafts',
      summary: 'What is written of plans and not published, latest first; discarded drafts with it',
      policy: writers,
      answer: z.array(Listed),
      handle: async ({ caller: { scope } }) => {
        const drafts = await deps.drafts.drafts(scope);
        return ok(await Promise.all(drafts.map((draft) => present(deps, scope, draft))));
      },
    }),
    endpoint({
      method: 'get',
      path: '/plan-drafts/{id}',
      summary: 'A draft of a plan as it was last saved',
      policy: writers,
      params: DraftId,
      answer: Kept,
      handle: async ({ caller: { scope }, params }) => {
        const draft = await deps.drafts.draft(scope, params.id);
        if (!draft) return refused('plans.draft_not_found');
        return ok({ draft: await present(deps, scope, draft), document: draft.document });
      },
    }),
  ];
}

function saveRoutes(deps: DraftRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'put',
      path: '/plan-drafts/{id}',
      summary: 'Save a draft over the saving that was seen; refused when another was faster',
      policy: writers,
      params: DraftId,
      body: z.strictObject({
        follows: Saving,
        planCode: z.string().max(80).nullable(),
        document: z.record(z.string(), z.unknown()),
      }),
      answer: Listed,
      handle: async ({ caller: { scope }, params: { id }, body: { follows, planCode, document } }) => {
        if (planCode !== null && !(await deps.store.plan(scope, planCode)))
          return refused('plans.plan_not_found', { plan: planCode });
        return save(deps, scope, { id, follows }, { planCode, document, state: 'open' });
      },
    }),
    endpoint({
      method: 'put',
      path: '/plan-drafts/{id}/state',
      summary: 'Discard a draft, or take up again one that was discarded',
      policy: writers,
      params: DraftId,
      body: z.strictObject({ follows: Saving, state: z.enum(['open', 'discarded']) }),
      answer: Listed,
      handle: async ({ caller: { scope }, params: { id }, body: { follows, state } }) => {
        const draft = await deps.drafts.draft(scope, id);
        if (!draft) return refused('plans.draft_not_found');
        return save(deps, scope, { id, follows }, { ...draft, state });
      },
    }),
  ];
}

/** Whoever was faster is told by name: the draft is then opened as they left it, or kept aside. */
async function save(
  deps: DraftRouteDeps,
  scope: Scope,
  seen: SeenDraft,
  saved: Parameters<PlanDraftStore['save']>[2],
): Promise<Result<z.input<typeof Listed>>> {
  const done = await deps.drafts.save(scope, seen, saved);
  if (!done.ok) return { ok: false, refusal: await withName(deps, scope, seen.id, done.refusal) };
  const draft = await deps.drafts.draft(scope, seen.id);
  return draft ? ok(await present(deps, scope, draft)) : refused('plans.draft_not_found');
}

/** Where another was faster the refusal says who; any other stays as it is. */
export async function withName(
  { drafts, nameOf }: DraftRouteDeps,
  scope: Scope,
  id: string,
  refusal: Refusal,
): Promise<Refusal> {
  if (refusal.code !== 'plans.draft_conflict') return refusal;
  const draft = await drafts.draft(scope, id);
  const by = draft ? await nameOf(draft.savedBy) : '—';
  return refused('plans.draft_overtaken_conflict', { by }).refusal;
}

async function present({ nameOf }: DraftRouteDeps, scope: Scope, draft: PlanDraft) {
  const { id, planCode, state, saving, savedBy, savedAt } = draft;
  return {
    id,
    planCode,
    state,
    saving,
    savedAt,
    name: draftName(draft),
    savedBy: await nameOf(savedBy),
    isOwn: savedBy === scope.actor,
  };
}
