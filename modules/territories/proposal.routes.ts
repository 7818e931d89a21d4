import { z } from '@hono/zod-openapi';
import { entityId, ok, type Result, type Scope } from '@cordee/kernel';
import { BusinessDate, endpoint, type Endpoint } from '@cordee/platform/http';
import {
  BalanceAnswer,
  HeadAnswer,
  presentBalance,
  presentHead,
  presentProposal,
  ProposalAnswer,
} from './answers.routes.ts';
import { approveProposal } from './approve-proposal.ts';
import { draftBalance } from './draft-balance.ts';
import { VISITS } from './effort.ts';
import { noTerritories, proposalNotFound, territoryNotFound } from './errors.ts';
import type { MonthlyRevenue } from './past-revenue.ts';
import { whoApproves, whoDraws, whoReads } from './policy.ts';
import type { ProposalRequest } from './proposal.ts';
import type { TerritoryStore } from './territories-store.ts';

export type ProposalRouteDeps = {
  readonly store: TerritoryStore;
  readonly monthlyRevenue: MonthlyRevenue;
  readonly currencyOf: (tenant: string) => Promise<string>;
  readonly newId: () => string;
  readonly nameOf: (userId: string) => Promise<string>;
  readonly enqueue: (
    scope: Scope,
    task: { readonly id: string; readonly kind: string; readonly input: unknown; readonly unit?: string },
  ) => Promise<void>;
};

const Id = z.object({ id: z.uuid() });
const Locks = z.array(z.strictObject({ accountId: z.uuid(), territoryId: z.uuid() })).max(20_000);
const Asked = z.strictObject({
  name: z.string().trim().min(1).max(120),
  effectiveFrom: BusinessDate,
  teamId: z.uuid().nullable(),
  tolerance: z.number().min(0.005).max(2),
  continuityKm: z.number().min(0).max(2_000),
  movedMost: z
    .number()
    .min(0)
    .max(1)
    .default(1)
    .openapi({ description: 'The most that may change hands, of the accounts that somebody follows.' }),
  seconds: z.number().int().min(1).max(300),
  basedOn: z.uuid().nullable(),
  locks: Locks,
});

export function proposalRoutes(deps: ProposalRouteDeps): Endpoint[] {
  return [...readRoutes(deps), ...draftRoutes(deps), ...actRoutes(deps)];
}

function readRoutes({ store, currencyOf, nameOf }: ProposalRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/territory-proposals',
      summary: 'Proposals of a division, newest first',
      policy: whoReads,
      answer: z.array(HeadAnswer),
      handle: async ({ caller: { scope }, locale }) => {
        const heads = await store.proposals(scope);
        const reader = { actor: scope.actor, locale, nameOf };
        return ok(await Promise.all(heads.map((head) => presentHead(head, reader))));
      },
    }),
    endpoint({
      method: 'get',
      path: '/territory-proposals/{id}',
      summary:
        'A proposal: what each territory would hold, who moves and why, how far from the best it can be',
      policy: whoReads,
      params: Id,
      answer: ProposalAnswer,
      handle: async ({ caller: { scope }, params, locale }) => {
        const proposal = await store.proposal(scope, params.id);
        if (!proposal) return proposalNotFound();
        const reader = { actor: scope.actor, locale, nameOf };
        const set = (await store.proposals(scope)).filter(({ setId }) => setId === proposal.setId);
        return ok({
          ...(await presentHead(proposal, reader)),
          ...presentProposal(proposal, locale),
          set: await Promise.all(set.map((head) => presentHead(head, reader))),
          currency: await currencyOf(scope.tenant),
        });
      },
    }),
  ];
}

function draftRoutes(deps: ProposalRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/territory-proposals/{id}/draft',
      summary: 'How even a proposal would be with these locks; nothing is written',
      policy: whoDraws,
      params: Id,
      body: z.strictObject({ locks: Locks }),
      answer: BalanceAnswer,
      handle: async ({ caller: { scope }, params: { id }, body }) => {
        const drafted = await draftBalance(deps, scope, { id, locks: locksOf(body) });
        return drafted.ok ? ok(presentBalance(drafted.value)) : drafted;
      },
    }),
  ];
}

const locksOf = ({ locks }: { readonly locks: z.infer<typeof Locks> }): ProposalRequest['locks'] =>
  locks.map(({ accountId, territoryId }) => ({
    accountId: entityId(accountId),
    territoryId: entityId(territoryId),
  }));

function actRoutes({ store, newId, enqueue }: ProposalRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/territory-proposals',
      summary: 'Divide accounts anew; nothing in force changes',
      policy: whoDraws,
      body: Asked,
      answer: z.object({ taskId: z.string(), proposalId: z.string() }),
      handle: async ({ caller, body }) => {
        const refusal = await refusalOf(store, caller.scope, body);
        if (refusal !== null) return refusal;
        const [taskId, id] = [newId(), newId()];
        const request: ProposalRequest = {
          ...body,
          visits: VISITS,
          teamId: body.teamId === null ? null : entityId(body.teamId),
          locks: locksOf(body),
        };
        const input = { id, request };
        await enqueue(caller.scope, { id: taskId, kind: 'propose_territories', input, unit: 'percent' });
        return ok({ taskId, proposalId: id });
      },
    }),
    endpoint({
      method: 'post',
      path: '/territory-proposals/{id}/approval',
      summary: 'Bring a proposal into force from its first day on; never by whoever made it',
      policy: whoApproves,
      params: Id,
      answer: z.object({ done: z.literal(true) }),
      handle: async ({ caller, params }): Promise<Result<{ done: true }>> => {
        const approved = await approveProposal(store, caller.scope, params.id);
        return approved.ok ? ok({ done: true }) : approved;
      },
    }),
  ];
}

/** What is asked for must be there before anything is begun. */
async function refusalOf(
  store: TerritoryStore,
  scope: Scope,
  { teamId, basedOn, locks }: z.infer<typeof Asked>,
): Promise<Result<never> | null> {
  if (basedOn !== null && !(await store.proposal(scope, basedOn))) return proposalNotFound();
  const { territories, accounts } = await store.book(scope);
  if (teamId !== null && territories.every((each) => each.teamId !== teamId)) return noTerritories();
  const known = new Set<string>([...territories, ...accounts].map(({ id }) => id));
  const isThere = locks.every((lock) => known.has(lock.accountId) && known.has(lock.territoryId));
  return isThere ? null : territoryNotFound();
}
