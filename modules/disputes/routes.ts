import { z } from '@hono/zod-openapi';
import { entityId, ok, refused, type EntityId, type Locale, type Scope } from '@cordee/kernel';
import { settingRoutes } from '@cordee/modules/payouts';
import { endpoint, fileAnswer, type Endpoint } from '@cordee/platform/http';
import { deadlineSetting } from './deadline.ts';
import { disputeStory } from './dispute-story.ts';
import { sayAnswer, sayLine } from './say-answer.ts';
import { stateOf, type Dispute } from './dispute.ts';
import { openDispute, type DisputeDeps } from './open-dispute.ts';
import { whoDecides, whoSees, whoSpeaks } from './policy.ts';
import { decideDispute, sayInDispute } from './settle-dispute.ts';

export type DisputeRouteDeps = DisputeDeps & {
  readonly nameOf: (userId: string) => Promise<string>;
  readonly payeeOf: (scope: Scope) => Promise<EntityId | null>;
};

const Text = z.string().trim().min(3).max(4000);
const DisputeId = z.object({ id: z.uuid() });
const Done = z.object({ done: z.literal(true) });
const done = { ok: true, value: { done: true } } as const;
const NewDispute = z.union([
  z.strictObject({
    kind: z.literal('line'),
    runId: z.uuid(),
    payeeId: z.uuid(),
    ordinal: z.number().int().min(0),
    text: Text,
  }),
  z.strictObject({
    kind: z.literal('missing'),
    orderCode: z.string().trim().min(1).max(80),
    payeeId: z.uuid().optional().openapi({ description: 'Oneself, when it is not said.' }),
    text: Text,
  }),
]);
const DisputeAnswer = z
  .object({
    id: z.string(),
    kind: z.enum(['line', 'missing']),
    runId: z.string().nullable(),
    ordinal: z.number().nullable(),
    orderCode: z.string().nullable(),
    /** Which line of which period, in words; null for a missing sale. */
    line: z.string().nullable(),
    payeeId: z.string(),
    payee: z.string(),
    text: z.string(),
    openedBy: z.string(),
    isOwn: z.boolean().openapi({ description: 'Whether the caller opened it: then somebody else decides.' }),
    openedAt: z.string(),
    dueOn: z.string(),
    isLate: z.boolean(),
    state: z.enum(['open', 'accepted', 'refused']),
    answer: z
      .object({ code: z.string(), sentence: z.string() })
      .openapi({ description: 'What was found at once.' }),
    messages: z.array(z.object({ author: z.string(), at: z.string(), text: z.string() })),
    outcome: z.object({ by: z.string(), at: z.string(), reason: z.string() }).nullable(),
  })
  .openapi('Dispute');

export function disputeRoutes(deps: DisputeRouteDeps): Endpoint[] {
  return [
    ...threadRoutes(deps),
    ...outcomeRoutes(deps),
    ...settingRoutes(deps.runs.settings, deadlineSetting, {
      path: '/pay-settings/disputes',
      summary: 'How many working days there are to answer, and which days are none',
    }),
  ];
}

function threadRoutes(deps: DisputeRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/disputes',
      summary: 'Disputes of those whom one sees, newest first',
      policy: whoSees,
      answer: z.array(DisputeAnswer),
      handle: async ({ caller: { scope }, locale }) =>
        ok(
          await Promise.all(
            (await deps.store.disputes(scope)).map((each) => present(each, deps, scope, locale)),
          ),
        ),
    }),
    endpoint({
      method: 'post',
      path: '/disputes',
      summary: 'Dispute a line, or claim a missing sale by its number: answered at once',
      policy: whoSpeaks,
      body: NewDispute,
      answer: DisputeAnswer,
      handle: async ({ caller: { scope }, body, locale }) => {
        const payee = body.payeeId ?? (await deps.payeeOf(scope));
        if (payee === null) return refused('disputes.payee_not_found');
        const { text } = body;
        const subject =
          body.kind === 'line'
            ? ({ kind: 'line', runId: body.runId, ordinal: body.ordinal } as const)
            : ({ kind: 'missing', orderCode: body.orderCode } as const);
        const opened = await openDispute(deps, scope, { subject, payeeId: entityId(payee), text });
        if (!opened.ok) return opened;
        const found = await deps.store.dispute(scope, opened.value.id);
        return found ? ok(await present(found, deps, scope, locale)) : refused('disputes.dispute_not_found');
      },
    }),
    endpoint({
      method: 'get',
      path: '/disputes/{id}',
      summary: 'A dispute with its thread',
      policy: whoSees,
      params: DisputeId,
      answer: DisputeAnswer,
      handle: async ({ caller: { scope }, params, locale }) => {
        const found = await deps.store.dispute(scope, params.id);
        return found ? ok(await present(found, deps, scope, locale)) : refused('disputes.dispute_not_found');
      },
    }),
  ];
}

function outcomeRoutes(deps: DisputeRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/disputes/{id}/messages',
      summary: 'Say something in the thread',
      policy: whoSpeaks,
      params: DisputeId,
      body: z.strictObject({ text: z.string().trim().min(1).max(4000) }),
      answer: Done,
      handle: async ({ caller, params, body }) => {
        const said = await sayInDispute(deps, caller.scope, params.id, body.text);
        return said.ok ? done : said;
      },
    }),
    endpoint({
      method: 'post',
      path: '/disputes/{id}/outcome',
      summary: 'Accept or refuse with a reason',
      policy: whoDecides,
      params: DisputeId,
      body: z.strictObject({ isAccepted: z.boolean(), reason: Text }),
      answer: Done,
      handle: async ({ caller, params, body }) => {
        const decided = await decideDispute(deps, caller.scope, params.id, body);
        return decided.ok ? done : decided;
      },
    }),
    endpoint({
      method: 'get',
      path: '/disputes/{id}/story.json',
      summary: 'An accepted dispute as a test case of the plan, without names',
      policy: ['revops', 'finance'],
      params: DisputeId,
      answer: 'file',
      handle: async ({ caller, params }) => {
        const dispute = await deps.store.dispute(caller.scope, params.id);
        if (!dispute) return refused('disputes.dispute_not_found');
        const story = await disputeStory(deps, caller.scope, dispute);
        if (!story.ok) return story;
        const bytes = new TextEncoder().encode(`${JSON.stringify(story.value, null, 2)}\n`);
        return ok(fileAnswer(`dispute-${params.id.slice(-8)}.story.json`, 'application/json', bytes));
      },
    }),
  ];
}

async function present(
  { subject, outcome, ...dispute }: Dispute,
  { nameOf }: DisputeRouteDeps,
  scope: Scope,
  locale: Locale,
): Promise<z.input<typeof DisputeAnswer>> {
  const { answer, dueOn } = dispute;
  const isLate = outcome === null && Temporal.PlainDate.compare(scope.today, dueOn) > 0;
  return {
    id: dispute.id,
    kind: subject.kind,
    runId: subject.kind === 'line' ? subject.runId : null,
    ordinal: subject.kind === 'line' ? subject.ordinal : null,
    orderCode: subject.kind === 'missing' ? subject.orderCode : null,
    line: subject.kind === 'line' ? sayLine(answer, locale) : null,
    payeeId: dispute.payeeId,
    payee: dispute.payee,
    text: dispute.text,
    openedBy: await nameOf(dispute.openedBy),
    isOwn: dispute.openedBy === scope.actor,
    openedAt: dispute.openedAt,
    dueOn: dueOn.toString(),
    isLate,
    state: stateOf({ outcome }),
    answer: { code: answer.code, sentence: sayAnswer(answer, locale) },
    messages: await Promise.all(
      dispute.messages.map(async ({ author, at, text }) => ({ author: await nameOf(author), at, text })),
    ),
    outcome: outcome && { by: await nameOf(outcome.by), at: outcome.at, reason: outcome.reason },
  };
}
