import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { answerOf, api, type Body } from './client.ts';
import { known, type Filter } from './filter.ts';
import type { Schemas } from './schemas.ts';
import type { Session } from './session.ts';

export type Segments = Schemas['Segments'];
export type SegmentModelHead = Schemas['SegmentModelHead'];
export type SegmentModel = Schemas['SegmentModel'];
export type ModelDocument = Schemas['SegmentModelDocument'];
export type SegmentTrial = Schemas['SegmentTrial'];
export type SegmentedAccount = Schemas['SegmentedAccount'];
export type SegmentProposal = Schemas['SegmentProposal'];
export type WhiteSpace = Schemas['WhiteSpace'];
export type UnderServedAccount = Schemas['UnderServedAccount'];
export type EffortNorm = Schemas['EffortNorm'];
export type GroupMeasure = Body<'/segment-proposals'>['measures'][number];
export type FirstModel = Body<'/segment-models'>['start'];
type AccountFilter = Filter<'/segments/accounts'>;
type Day = Filter<'/segments'>;

export const segmentsQuery = (day: Day) =>
  queryOptions({
    queryKey: ['segments', 'in-force', day],
    queryFn: () => answerOf(api.GET('/segments', { params: { query: known(day) } })),
  });

export const segmentAccountsQuery = (filter: AccountFilter) =>
  infiniteQueryOptions({
    queryKey: ['segments', 'accounts', filter],
    queryFn: ({ pageParam }) =>
      answerOf(api.GET('/segments/accounts', { params: { query: known({ ...filter, cursor: pageParam }) } })),
    initialPageParam: undefined as string | undefined, // The first page has no cursor.
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });

export const whiteSpaceQuery = (day: Day) =>
  queryOptions({
    queryKey: ['segments', 'white-space', day],
    queryFn: () => answerOf(api.GET('/white-space', { params: { query: known(day) } })),
  });

export const underServedQuery = (filter: Filter<'/white-space/accounts'>) =>
  infiniteQueryOptions({
    queryKey: ['segments', 'under-served', filter],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/white-space/accounts', { params: { query: known({ ...filter, cursor: pageParam }) } }),
      ),
    initialPageParam: undefined as string | undefined, // The first page has no cursor.
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });

export const explainedSegmentQuery = (id: string, day: Day) =>
  queryOptions({
    queryKey: ['segments', 'account', id, day],
    queryFn: () =>
      answerOf(api.GET('/segments/accounts/{id}', { params: { path: { id }, query: known(day) } })),
  });

export const segmentModelsQuery = queryOptions({
  queryKey: ['segments', 'models'],
  queryFn: () => answerOf(api.GET('/segment-models')),
});

export const segmentModelQuery = (id: string) =>
  queryOptions({
    queryKey: ['segments', 'model', id],
    queryFn: () => answerOf(api.GET('/segment-models/{id}', { params: { path: { id } } })),
  });

export const segmentProposalQuery = (id: string) =>
  queryOptions({
    queryKey: ['segments', 'proposal', id],
    queryFn: () => answerOf(api.GET('/segment-proposals/{id}', { params: { path: { id } } })),
  });

/** What a model would give; the last answer stays while the next is on its way. */
export const segmentTrialQuery = (document: ModelDocument) =>
  queryOptions({
    queryKey: ['segments', 'trial', document],
    queryFn: () => answerOf(api.POST('/segment-models/trial', { body: { document } })),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });

export function lookAtRule(body: Body<'/segment-models/formula'>) {
  return answerOf(api.POST('/segment-models/formula', { body }));
}

export function useBeginModel() {
  return useSegmentChange((body: Body<'/segment-models'>) => answerOf(api.POST('/segment-models', { body })));
}

export function useSaveModel(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { follows: string; name: string; document: ModelDocument }) =>
      answerOf(api.PUT('/segment-models/{id}', { params: { path: { id } }, body })),
    onSuccess: async (model) => {
      client.setQueryData(segmentModelQuery(id).queryKey, model);
      await client.invalidateQueries({ queryKey: segmentModelsQuery.queryKey });
    },
    meta: { shownInPlace: true },
  });
}

export function useApplyModel(id: string) {
  return useSegmentChange((body: Body<'/segment-models/{id}/application'>) =>
    answerOf(api.POST('/segment-models/{id}/application', { params: { path: { id } }, body })),
  );
}

export function useDecideByHand() {
  return useSegmentChange((body: Body<'/segments/overrides'>) =>
    answerOf(api.POST('/segments/overrides', { body })),
  );
}

export function useProposeGroups() {
  return useMutation({
    mutationFn: (body: Body<'/segment-proposals'>) => answerOf(api.POST('/segment-proposals', { body })),
    meta: { shownInPlace: true },
  });
}

export function useAcceptGroups(id: string) {
  return useSegmentChange((body: Body<'/segment-proposals/{id}/acceptance'>) =>
    answerOf(api.POST('/segment-proposals/{id}/acceptance', { params: { path: { id } }, body })),
  );
}

function useSegmentChange<Given, Answered>(change: (given: Given) => Promise<Answered>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: ['segments'] }),
    meta: { shownInPlace: true },
  });
}

/** Segmenting is the work of those who run sales operations; others read. */
export const maySegment = ({ roles }: Pick<Session, 'roles'>): boolean => roles.includes('revops');
