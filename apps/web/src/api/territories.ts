import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, type Body } from './client.ts';
import type { Schemas } from './schemas.ts';
import type { Session } from './session.ts';

export type Territories = Schemas['Territories'];
export type TerritoryFigures = Schemas['TerritoryFigures'];
export type TerritoryAccount = Schemas['TerritoryAccount'];
export type TerritoryProposal = Schemas['TerritoryProposal'];
export type ProposalHead = Schemas['TerritoryProposalHead'];
export type MovedDeals = Schemas['MovedDeals'];
export type MovedDeal = Schemas['MovedDeal'];
export type Fairness = Schemas['Fairness'];
export type MoveEffect = Schemas['TerritoryMoveEffect'];
export type TerritoryChance = Schemas['TerritoryChance'];
export type MovedPay = Schemas['MovedPay'];
export type DealDecision = Body<'/territory-proposals/{id}/deals/{dealId}/decision'>;
export type ProposalOrder = Body<'/territory-proposals'>;

type Day = { readonly asOf?: string | undefined };

const dayOf = ({ asOf }: Day) => ({ params: { query: asOf === undefined ? {} : { asOf } } });

export const territoriesQuery = (day: Day) =>
  queryOptions({
    queryKey: ['territories', 'balance', day],
    queryFn: () => answerOf(api.GET('/territories', dayOf(day))),
  });

export const territoryAccountsQuery = (day: Day) =>
  queryOptions({
    queryKey: ['territories', 'accounts', day],
    queryFn: () => answerOf(api.GET('/territories/accounts', dayOf(day))),
  });

export const proposalsQuery = queryOptions({
  queryKey: ['territories', 'proposals'],
  queryFn: () => answerOf(api.GET('/territory-proposals')),
});

export const proposalQuery = (id: string) =>
  queryOptions({
    queryKey: ['territories', 'proposal', id],
    queryFn: () => answerOf(api.GET('/territory-proposals/{id}', { params: { path: { id } } })),
  });

export function useOpenTerritories() {
  return useTerritoryChange((body: Body<'/territories/openings'>) =>
    answerOf(api.POST('/territories/openings', { body })),
  );
}

export function usePlaceAccounts() {
  return useMutation({ mutationFn: () => answerOf(api.POST('/territories/places')) });
}

export function usePropose() {
  return useMutation({
    mutationFn: (body: ProposalOrder) => answerOf(api.POST('/territory-proposals', { body })),
    meta: { shownInPlace: true },
  });
}

export function useApproveProposal(id: string) {
  return useTerritoryChange(() =>
    answerOf(api.POST('/territory-proposals/{id}/approval', { params: { path: { id } } })),
  );
}

/** `id`: a proposal, or a day. */
export const fairnessQuery = (id: string) =>
  queryOptions({
    queryKey: ['territories', 'fairness', id],
    queryFn: () => answerOf(api.GET('/territory-fairness/{id}', { params: { path: { id } } })),
  });

type MoveAt = { readonly id: string; readonly accountId: string };

export const moveEffectQuery = (path: MoveAt) =>
  queryOptions({
    queryKey: ['territories', 'move', path],
    queryFn: () => answerOf(api.GET('/territory-fairness/{id}/moves/{accountId}', { params: { path } })),
  });

export const movedPayQuery = (path: MoveAt) =>
  queryOptions({
    queryKey: ['territories', 'move-pay', path],
    queryFn: () => answerOf(api.GET('/territory-fairness/{id}/moves/{accountId}/pay', { params: { path } })),
  });

export const movedDealsQuery = (id: string) =>
  queryOptions({
    queryKey: ['territories', 'deals', id],
    queryFn: () => answerOf(api.GET('/territory-proposals/{id}/deals', { params: { path: { id } } })),
  });

export function useShareProposal(id: string) {
  return useTerritoryChange(() =>
    answerOf(api.POST('/territory-proposals/{id}/sharing', { params: { path: { id } } })),
  );
}

type DealAt = { readonly id: string; readonly dealId: string };

export function useDecideDeal(path: DealAt) {
  return useTerritoryChange((body: DealDecision) =>
    answerOf(api.POST('/territory-proposals/{id}/deals/{dealId}/decision', { params: { path }, body })),
  );
}

export function useCommentDeal(path: DealAt) {
  return useTerritoryChange((text: string) =>
    answerOf(
      api.POST('/territory-proposals/{id}/deals/{dealId}/comments', { params: { path }, body: { text } }),
    ),
  );
}

/** What changes a territory makes everything about territories old. */
function useTerritoryChange<Given, Answered>(change: (given: Given) => Promise<Answered>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: ['territories'] }),
    meta: { shownInPlace: true },
  });
}

/** Drawing is the work of those who run sales operations; others read, and approve. */
export const mayDraw = ({ roles }: Pick<Session, 'roles'>): boolean => roles.includes('revops');
export const mayApprove = ({ roles }: Pick<Session, 'roles'>): boolean =>
  roles.some((role) => role === 'revops' || role === 'executive');
export const maySpeak = ({ roles }: Pick<Session, 'roles'>): boolean =>
  roles.some((role) => role === 'revops' || role === 'manager' || role === 'seller');
/** Pay is weighed by those who calculate it. */
export const mayWeighPay = ({ roles }: Pick<Session, 'roles'>): boolean =>
  roles.some((role) => role === 'revops' || role === 'finance');
