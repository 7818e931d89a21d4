import type { GroupRequest } from '@cordee/engine-segmentation';
import { z } from '@hono/zod-openapi';
import { ok, type Scope } from '@cordee/kernel';
import { messageOf } from '@cordee/messages/explanation';
import { endpoint, type Endpoint } from '@cordee/platform/http';
import { acceptGroups } from './accept-groups.ts';
import { proposalNotFound } from './errors.ts';
import type { LiveSegments } from './live-segments.ts';
import { GroupMeasureName, ModelName } from './model-document.routes.ts';
import { whoSegments } from './policy.ts';
import { describeGroup } from './describe-group.ts';
import type { SegmentStore } from './segments-store.ts';

export type SegmentProposalRouteDeps = {
  readonly store: SegmentStore;
  readonly live: LiveSegments;
  readonly newId: () => string;
  readonly enqueue: (
    scope: Scope,
    task: { readonly id: string; readonly kind: string; readonly input: unknown; readonly unit?: string },
  ) => Promise<void>;
};

const Id = z.object({ id: z.uuid() });
const draws = 100;
const seed = 1;

const ProposalAnswer = z
  .object({
    id: z.string(),
    currency: z.string(),
    count: z.number(),
    stability: z.number().openapi({ description: 'The mean adjusted Rand index over the draws.' }),
    draws: z.number(),
    isStable: z.boolean(),
    fewer: z.union([z.object({ count: z.number(), stability: z.number() }), z.null()]),
    left: z.number(),
    groups: z.array(
      z.object({
        number: z.number(),
        accounts: z.number(),
        potential: z.string(),
        sales: z.string(),
        sentence: z.string(),
        name: z.string().openapi({ description: 'What it could be called.' }),
      }),
    ),
    drawing: z.object({
      x: z.string(),
      y: z.string(),
      points: z.array(z.object({ x: z.string(), y: z.string(), group: z.number() })),
    }),
  })
  .openapi('SegmentProposal');

export function proposalRoutes(deps: SegmentProposalRouteDeps): Endpoint[] {
  return [...askRoutes(deps), ...acceptRoutes(deps)];
}

function askRoutes({ store, live, newId, enqueue }: SegmentProposalRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/segment-proposals',
      summary: 'Look for groups of accounts that are alike; nothing in force changes',
      policy: whoSegments,
      body: z.strictObject({
        measures: z
          .array(GroupMeasureName)
          .min(2)
          .max(7)
          .refine((measures) => new Set(measures).size === measures.length),
        count: z.number().int().min(2).max(12),
      }),
      answer: z.object({ taskId: z.string(), proposalId: z.string() }),
      handle: async ({ caller: { scope }, body }) => {
        const [taskId, id] = [newId(), newId()];
        const request: GroupRequest = { ...body, seed, draws };
        await enqueue(scope, { id: taskId, kind: 'propose_segments', input: { id, request } });
        return ok({ taskId, proposalId: id });
      },
    }),
    endpoint({
      method: 'get',
      path: '/segment-proposals/{id}',
      summary: 'Groups that were found, what tells each from the others, and how stable they are',
      policy: whoSegments,
      params: Id,
      answer: ProposalAnswer,
      handle: async ({ caller: { scope }, params: { id }, locale }) => {
        const proposal = await store.proposal(scope, id);
        if (!proposal) return proposalNotFound();
        const { currency } = (await live.held(scope)).book;
        const { request, result } = proposal;
        const { stability, isStable, fewer, left, groups, drawing } = result;
        return ok({
          id,
          currency,
          count: request.count,
          draws: request.draws,
          stability,
          isStable,
          fewer,
          left,
          groups: groups.map((group) => ({
            number: group.number,
            accounts: group.accounts,
            potential: group.potential,
            sales: group.sales,
            ...describeGroup(group, currency, locale),
          })),
          drawing: {
            x: messageOf(`segments.measure_${drawing.axes[0]}`, {}, locale),
            y: messageOf(`segments.measure_${drawing.axes[1]}`, {}, locale),
            points: [...drawing.points],
          },
        });
      },
    }),
  ];
}

function acceptRoutes({ store, live, newId }: SegmentProposalRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/segment-proposals/{id}/acceptance',
      summary: 'Make a model of proposed groups, under the names given',
      policy: whoSegments,
      params: Id,
      body: z.strictObject({ name: ModelName, names: z.array(ModelName).min(1).max(12) }),
      answer: z.object({ id: z.string() }),
      handle: ({ caller: { scope }, params: { id }, body, locale }) =>
        acceptGroups({ store, live }, { ...scope, locale }, { proposalId: id, modelId: newId(), ...body }),
    }),
  ];
}
