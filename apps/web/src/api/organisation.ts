import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, type Body } from './client.ts';
import type { Schemas } from './schemas.ts';
import { sessionQuery } from './session.ts';

export type User = Schemas['User'];
export type AssessmentSwitch = Schemas['AssessmentSwitch'];
export type NewOrganisation = Body<'/organisations'>;
export type LegalEntity = Schemas['LegalEntity'];
type Invitation = Body<'/users/invite'>;

export const usersQuery = queryOptions({
  queryKey: ['users'],
  queryFn: () => answerOf(api.GET('/users')),
});

export const switchesQuery = queryOptions({
  queryKey: ['switches'],
  queryFn: () => answerOf(api.GET('/organisation/switches')),
});

export const legalEntitiesQuery = queryOptions({
  queryKey: ['legal-entities'],
  queryFn: () => answerOf(api.GET('/organisation/legal-entities')),
});

export function useInviteUser() {
  return useOrganisationChange((invitation: Invitation) => api.POST('/users/invite', { body: invitation }));
}

export function useSuspendUser() {
  return useOrganisationChange(({ id, isSuspended }: Pick<User, 'id' | 'isSuspended'>) =>
    api.PATCH('/users/{id}', { params: { path: { id } }, body: { isSuspended } }),
  );
}

export function useSetSwitch() {
  return useOrganisationChange(({ code, ...state }: AssessmentSwitch) =>
    api.PUT('/organisation/switches/{code}', { params: { path: { code } }, body: state }),
  );
}

function useOrganisationChange<Input>(change: (input: Input) => Promise<unknown>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    meta: { shownInPlace: true },
    onSuccess: () => queryClient.invalidateQueries(),
  });
}

/** Whoever opens an organisation, or accepts an invitation, is signed in by that very act. */
function useEntry<Input>(enter: (input: Input) => Promise<unknown>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (input: Input) => {
      await enter(input);
      queryClient.clear();
      await queryClient.fetchQuery(sessionQuery);
    },
    meta: { shownInPlace: true },
  });
}

export function useCreateOrganisation() {
  return useEntry((organisation: NewOrganisation) => api.POST('/organisations', { body: organisation }));
}

export function useAcceptInvitation(token: string) {
  return useEntry((answer: Body<'/invitations/{token}'>) =>
    api.POST('/invitations/{token}', { params: { path: { token } }, body: answer }),
  );
}

export function useEraseDemo() {
  return useMutation({ mutationFn: (name: string) => answerOf(api.POST('/demo/erase', { body: { name } })) });
}
