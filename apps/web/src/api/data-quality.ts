import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, type Body } from './client.ts';
import { known, type Filter } from './filter.ts';
import type { Schemas } from './schemas.ts';

export type ProposedMatch = Schemas['ProposedMatch'];
export type MatchField = ProposedMatch['field'];
export type Candidate = ProposedMatch['candidates'][number];
export type Spelling = Schemas['Spelling'];
export type CodeLink = Schemas['CodeLink'];
type NewSpelling = Body<'/spellings'>;
type NewCodeLink = Body<'/people/codes'>;

export type QualityFinding = Schemas['QualityFinding'];
export type FaultyRow = Schemas['FaultyRow'];

type Seen = Filter<'/data-quality'>;

export const findingsQuery = (seen: Seen) =>
  queryOptions({
    queryKey: ['data-quality', 'findings', seen],
    queryFn: () => answerOf(api.GET('/data-quality', { params: { query: known(seen) } })),
  });

export const faultyRowsQuery = (code: QualityFinding['code'], seen: Seen) =>
  infiniteQueryOptions({
    queryKey: ['data-quality', 'rows', code, seen],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/data-quality/{check}/rows', {
          params: { path: { check: code }, query: known({ ...seen, cursor: pageParam }) },
        }),
      ),
    initialPageParam: undefined as string | undefined, // The first page has no cursor.
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const matchesQuery = queryOptions({
  queryKey: ['data-quality', 'matches'],
  queryFn: () => answerOf(api.GET('/data-quality/matches')),
});

export const spellingsQuery = queryOptions({
  queryKey: ['data-quality', 'spellings'],
  queryFn: () => answerOf(api.GET('/spellings')),
});

export const codeLinksQuery = queryOptions({
  queryKey: ['data-quality', 'codes'],
  queryFn: () => answerOf(api.GET('/people/codes')),
});

/** What a word of a source means: a word for a word, or a person from a day on. */
export type Meaning =
  | { readonly of: 'word'; readonly spelling: NewSpelling }
  | { readonly of: 'person'; readonly link: NewCodeLink };

export function useAcceptMeaning() {
  return useChange((meaning: Meaning) =>
    meaning.of === 'word'
      ? answerOf(api.POST('/spellings', { body: meaning.spelling }))
      : answerOf(api.POST('/people/codes', { body: meaning.link })),
  );
}

/** What was accepted, and what takes it back. */
export type Accepted =
  | { readonly of: 'word'; readonly id: string }
  | { readonly of: 'person'; readonly id: string; readonly from: string };

export function useTakeBackMeaning() {
  return useChange((accepted: Accepted) => {
    const params = { path: { id: accepted.id } };
    return accepted.of === 'word'
      ? answerOf(api.POST('/spellings/{id}/undo', { params }))
      : answerOf(api.POST('/people/codes/{id}/undo', { params, body: { from: accepted.from } }));
  });
}

/** The file of an import and the later ones of its kind and source, with what has been learned since. */
export function useReadAgain() {
  return useMutation({
    mutationFn: (id: string) => answerOf(api.POST('/imports/{id}/again', { params: { path: { id } } })),
    meta: { shownInPlace: true },
  });
}

function useChange<Input>(mutationFn: (input: Input) => Promise<unknown>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['data-quality'] }),
    meta: { shownInPlace: true },
  });
}
