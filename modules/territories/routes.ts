import { z } from '@hono/zod-openapi';
import { entityId, ok, type Scope } from '@cordee/kernel';
import { BusinessDate, endpoint, type Endpoint } from '@cordee/platform/http';
import { areaRoutes, type AreaRouteDeps } from './areas/areas.routes.ts';
import { AccountsAnswer, presentBalance, TerritoriesAnswer } from './answers.routes.ts';
import { assignAccounts } from './assign-accounts.ts';
import { balanceOf } from './balance.ts';
import { VISITS } from './effort.ts';
import { openTerritories, type Seat } from './open-territories.ts';
import { whoDraws, whoReads } from './policy.ts';
import { fairnessRoutes, type FairnessRouteDeps } from './fairness/fairness.routes.ts';
import { handOverRoutes, type HandOverRouteDeps } from './hand-over/hand-over.routes.ts';
import { movedDealRoutes, type MovedDealRouteDeps } from './moved-deals.routes.ts';
import { leftOut } from './proposal.ts';
import { proposalRoutes, type ProposalRouteDeps } from './proposal.routes.ts';
import { isPlaced } from './territory.ts';

export type TerritoryRouteDeps = ProposalRouteDeps &
  MovedDealRouteDeps &
  HandOverRouteDeps &
  FairnessRouteDeps &
  AreaRouteDeps & {
    /** The positions of a team's sellers, or of all: each may hold a territory. */
    readonly seatsOf: (scope: Scope, teamId: string | null) => Promise<readonly Seat[]>;
  };

const Counted = z.object({ count: z.number() });

export function territoryRoutes(deps: TerritoryRouteDeps): Endpoint[] {
  return [
    ...bookRoutes(deps),
    ...drawRoutes(deps),
    ...proposalRoutes(deps),
    ...movedDealRoutes(deps),
    ...handOverRoutes(deps),
    ...fairnessRoutes(deps),
    ...areaRoutes(deps),
  ];
}

function bookRoutes({ store, currencyOf }: TerritoryRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/territories',
      summary: 'Territories, what each holds, how evenly, and the accounts that none holds',
      policy: whoReads,
      answer: TerritoriesAnswer,
      handle: async ({ caller: { scope } }) => {
        const book = await store.book(scope);
        const named = (accounts: typeof book.accounts) => {
          const left = leftOut(accounts.map(({ name }) => name));
          return { ...left, names: [...left.names] };
        };
        return ok({
          ...presentBalance(balanceOf(book, VISITS)),
          asOf: scope.asOf.effective.toString(),
          currency: await currencyOf(scope.tenant),
          accounts: book.accounts.length,
          unassigned: named(book.accounts.filter(({ territoryId }) => territoryId === null)),
          unplaced: named(book.accounts.filter((each) => !isPlaced(each))),
          withoutPotential: named(book.accounts.filter(({ potential }) => potential === null)),
        });
      },
    }),
    endpoint({
      method: 'get',
      path: '/territories/accounts',
      summary: 'Every account with its place and its territory',
      policy: whoReads,
      answer: AccountsAnswer,
      handle: async ({ caller }) => ok([...(await store.book(caller.scope)).accounts]),
    }),
  ];
}

function drawRoutes(deps: TerritoryRouteDeps): Endpoint[] {
  const { store, seatsOf, newId, enqueue } = deps;
  return [
    endpoint({
      method: 'post',
      path: '/territories/openings',
      summary: 'A territory for each seller of a team, or of all teams',
      policy: whoDraws,
      body: z.strictObject({ teamId: z.uuid().nullable(), from: BusinessDate }),
      answer: Counted,
      handle: async ({ caller: { scope }, body }) =>
        openTerritories(store, scope, { seats: await seatsOf(scope, body.teamId), from: body.from }),
    }),
    endpoint({
      method: 'post',
      path: '/territories/assignments',
      summary: 'Accounts given to a territory by hand, or locked where they are',
      policy: whoDraws,
      body: z.strictObject({
        accountIds: z.array(z.uuid()).min(1).max(20_000),
        territoryId: z.uuid().nullable(),
        isLocked: z.boolean(),
        from: BusinessDate,
      }),
      answer: Counted,
      handle: ({ caller, body: { accountIds, territoryId, isLocked, from } }) =>
        assignAccounts(store, caller.scope, {
          accountIds: accountIds.map(entityId),
          territoryId: territoryId === null ? null : entityId(territoryId),
          isLocked,
          from,
        }),
    }),
    endpoint({
      method: 'post',
      path: '/territories/places',
      summary: 'Give accounts the place of their town',
      policy: whoDraws,
      answer: z.object({ taskId: z.string() }),
      handle: async ({ caller }) => {
        const taskId = newId();
        await enqueue(caller.scope, { id: taskId, kind: 'place_accounts', input: {} });
        return ok({ taskId });
      },
    }),
  ];
}
