import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, type Body } from '../client.ts';
import type { Schemas } from '../schemas.ts';

export type QuotaRound = Schemas['QuotaRound'];
export type QuotaDossier = Schemas['QuotaDossier'];
export type QuotaDossierLine = Schemas['QuotaDossierLine'];
export type QuotaLevel = Schemas['QuotaRoundLevel'];
export type QuotaSeal = Schemas['QuotaSeals'][number];
export type QuotaShares = Body<'/quota-rounds/trial'>;
export type NewRound = Body<'/quota-rounds'>;
export type NewProposal = Body<'/quota-dossiers/{id}/proposals'>;
export type SealedEntry = Body<'/quota-dossiers/{id}/entry'>;
export type OpenedFigures = Body<'/quota-dossiers/{id}/opening'>;

export const quotaRoundsQuery = queryOptions({
  queryKey: ['quota-rounds'],
  queryFn: () => answerOf(api.GET('/quota-rounds')),
});

/** Asked again now and then: the other may answer at any time. */
export const quotaDossierQuery = (id: string) =>
  queryOptions({
    queryKey: ['quota-rounds', 'dossier', id],
    queryFn: () => answerOf(api.GET('/quota-dossiers/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data?.settled ? false : 15_000),
  });

const readSeals = (id: string) =>
  answerOf(api.GET('/quota-dossiers/{id}/seals', { params: { path: { id } } }));

export const sendKey = (publicKey: string) => answerOf(api.POST('/quota-keys', { body: { publicKey } }));

export function useTryRound() {
  return useMutation({
    mutationFn: (body: QuotaShares) => answerOf(api.POST('/quota-rounds/trial', { body })),
    meta: { shownInPlace: true },
  });
}

export function useOpenRound() {
  return useRoundChange((body: NewRound) => answerOf(api.POST('/quota-rounds', { body })));
}

export function usePropose(id: string) {
  return useRoundChange((body: NewProposal) =>
    answerOf(api.POST('/quota-dossiers/{id}/proposals', { params: { path: { id } }, body })),
  );
}

export function useAgree(id: string) {
  return useRoundChange((proposalId: string) =>
    answerOf(api.POST('/quota-dossiers/{id}/agreement', { params: { path: { id } }, body: { proposalId } })),
  );
}

export function useDecide(id: string) {
  return useRoundChange((body: Body<'/quota-dossiers/{id}/decision'>) =>
    answerOf(api.POST('/quota-dossiers/{id}/decision', { params: { path: { id } }, body })),
  );
}

/** What is sent was made in this browser: a sealed entry, or both figures that it has opened. */
export function useEnter(id: string, seal: (figure: NewProposal) => Promise<SealedEntry>) {
  return useRoundChange(async (figure: NewProposal) =>
    answerOf(api.POST('/quota-dossiers/{id}/entry', { params: { path: { id } }, body: await seal(figure) })),
  );
}

export function useOpenSeals(id: string, open: (seals: readonly QuotaSeal[]) => Promise<OpenedFigures>) {
  return useRoundChange(async () =>
    answerOf(
      api.POST('/quota-dossiers/{id}/opening', {
        params: { path: { id } },
        body: await open(await readSeals(id)),
      }),
    ),
  );
}

/** Runs a change of a dossier, then asks for dossiers and quotas anew, whether it was done or refused. */
function useRoundChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () =>
      Promise.all(
        ['quota-rounds', 'quotas', 'home'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })),
      ),
    meta: { shownInPlace: true },
  });
}
