import { parsePlan, writeRules } from '@cordee/engine-compensation';
import { z } from '@hono/zod-openapi';
import {
  entityId,
  GRAINS,
  ok,
  plainDate,
  refused,
  type EntityId,
  type Locale,
  type Result,
  type Scope,
} from '@cordee/kernel';
import { BusinessDate, endpoint, type Endpoint } from '@cordee/platform/http';
import { presentRules, RulesAnswer, rulesPage } from '@cordee/modules/plans';
import { ConsultationAnswer, presentConsultation, type NameOf } from './answers.routes.ts';
import type { Consultation } from './consultation.ts';
import { seesConsultation, whoComments, whoReads, whoRuns } from './policy.ts';
import { recordRoutes } from './record.routes.ts';
import {
  answerComment,
  closeConsultation,
  commentClause,
  findConsultation,
  openConsultation,
  recordPublication,
  type ConsultationDeps,
} from './run-consultation.ts';
import { trialRoutes, type TrialDeps } from './trial.routes.ts';

export type ConsultationRouteDeps = ConsultationDeps &
  TrialDeps & {
    readonly nameOf: NameOf;
    readonly payeeOf: (scope: Scope) => Promise<EntityId | null>;
  };

const Id = z.object({ id: z.uuid() });
const Text = z.string().trim().min(3).max(4000);
const Done = z.object({ done: z.literal(true) });
const doneOr = (result: Result<null>): Result<{ done: true }> => (result.ok ? ok({ done: true }) : result);

const Asked = z.strictObject({
  document: z.unknown(),
  from: BusinessDate,
  to: BusinessDate,
  payees: z.array(z.uuid()).min(1).max(50_000).optional().openapi({
    description: 'Whoever holds the plan today, when it is not said.',
  }),
  heldPlan: z.string().min(1).max(120).optional().openapi({
    description: 'The plan whose holders are asked: that of the document, when it is not said.',
  }),
  asksWorksCouncil: z.boolean(),
});

const Detail = z
  .object({
    consultation: ConsultationAnswer,
    rules: RulesAnswer,
    /** How long a period of the plan is: which of one's own past can be replayed. */
    grain: z.enum(GRAINS),
  })
  .openapi('ConsultationDetail');

export function consultationRoutes(deps: ConsultationRouteDeps): Endpoint[] {
  return [
    ...readRoutes(deps),
    ...askedRoutes(deps),
    ...runRoutes(deps),
    ...recordRoutes(deps),
    ...trialRoutes(deps),
  ];
}

function readRoutes(deps: ConsultationRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/consultations',
      summary: 'The plans that are put to their people, newest first',
      policy: whoReads,
      answer: z.array(ConsultationAnswer),
      handle: async ({ caller: { scope } }) => {
        const all = await deps.store.consultations(scope);
        const seen = all.filter((each) => seesConsultation(scope, each));
        return ok(await Promise.all(seen.map((each) => presentConsultation(each, scope, deps.nameOf))));
      },
    }),
    endpoint({
      method: 'get',
      path: '/consultations/{id}',
      summary: 'A consultation: the rules of its plan in words, what was asked and answered',
      policy: whoReads,
      params: Id,
      answer: Detail,
      handle: async ({ caller: { scope }, params, locale }) => {
        const found = await findConsultation(deps, scope, params.id);
        return found.ok ? presentDetail(found.value, { scope, locale, nameOf: deps.nameOf }) : found;
      },
    }),
  ];
}

type Reader = { readonly scope: Scope; readonly locale: Locale; readonly nameOf: NameOf };

async function presentDetail(
  consultation: Consultation,
  { scope, locale, nameOf }: Reader,
): Promise<Result<z.input<typeof Detail>>> {
  const plan = parsePlan(consultation.document);
  if (!plan.ok) return { ok: false, refusal: plan.refusal[0] ?? refused('plans.document_invalid').refusal };
  const text = writeRules(consultation.document, { effectiveFrom: null, own: null });
  if (!text.ok) return { ok: false, refusal: text.refusal[0] ?? refused('plans.document_invalid').refusal };
  return ok({
    consultation: await presentConsultation(consultation, scope, nameOf),
    rules: presentRules(rulesPage(text.value, locale)),
    grain: plan.value.grain,
  });
}

function askedRoutes(deps: ConsultationRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/consultations/{id}/comments',
      summary: 'Ask or remark on one article',
      policy: whoComments,
      params: Id,
      body: z.strictObject({ clause: z.string().min(1).max(120), text: Text }),
      answer: Done,
      handle: async ({ caller, params, body }) =>
        doneOr(await commentClause(deps, caller.scope, params.id, body)),
    }),
  ];
}

function runRoutes(deps: ConsultationRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/consultations',
      summary: 'Put a plan document to its people, from a day to a day',
      policy: whoRuns,
      body: Asked,
      answer: z.object({ id: z.string() }),
      handle: async ({ caller, body }) =>
        openConsultation(deps, caller.scope, {
          document: body.document,
          from: plainDate(body.from),
          to: plainDate(body.to),
          payees: body.payees?.map(entityId) ?? null,
          heldPlan: body.heldPlan ?? null,
          asksWorksCouncil: body.asksWorksCouncil,
        }),
    }),
    endpoint({
      method: 'post',
      path: '/consultations/{id}/comments/{commentId}/answer',
      summary: 'Answer a comment, to all or to the asker alone',
      policy: whoRuns,
      params: Id.extend({ commentId: z.uuid() }),
      body: z.strictObject({ text: Text, isPublic: z.boolean() }),
      answer: Done,
      handle: async ({ caller, params, body }) =>
        doneOr(await answerComment(deps, caller.scope, params, body)),
    }),
    endpoint({
      method: 'post',
      path: '/consultations/{id}/closing',
      summary: 'Close it on or after its last day; comments without an answer are counted first',
      policy: whoRuns,
      params: Id,
      body: z.strictObject({
        note: Text.nullable(),
        worksCouncilOn: BusinessDate.nullable(),
        leavesUnanswered: z.boolean(),
      }),
      answer: Done,
      handle: async ({ caller, params, body }) =>
        doneOr(
          await closeConsultation(deps, caller.scope, params.id, {
            ...body,
            worksCouncilOn: body.worksCouncilOn === null ? null : plainDate(body.worksCouncilOn),
          }),
        ),
    }),
    endpoint({
      method: 'post',
      path: '/consultations/{id}/publication',
      summary: 'Say which published version came of it',
      policy: whoRuns,
      params: Id,
      body: z.strictObject({ effectiveFrom: BusinessDate }),
      answer: Done,
      handle: async ({ caller, params, body }) =>
        doneOr(await recordPublication(deps, caller.scope, params.id, body.effectiveFrom)),
    }),
  ];
}
