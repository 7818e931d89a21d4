import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { read, send } from './client.ts';
import { sessionQuery, type Role } from './session.ts';
import type { Locale } from '../locale.ts';

export type User = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly title: string;
  readonly personCode: string | null;
  readonly isSuspended: boolean;
};

export type AssessmentSwitch = {
  readonly code: string;
  readonly isEnabled: boolean;
  readonly consultationDate: string | null;
};

export type LegalEntity = { readonly code: string; readonly name: string; readonly country: string };

export type NewOrganisation = {
  organisation: string;
  currency: string;
  name: string;
  email: string;
  password: string;
  locale: Locale;
};

export type Invitation = {
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly personCode: string | null;
};

export const usersQuery = queryOptions({
  queryKey: ['users'],
  queryFn: () => read<readonly User[]>('/users'),
});

export const switchesQuery = queryOptions({
  queryKey: ['switches'],
  queryFn: () => read<readonly AssessmentSwitch[]>('/organisation/switches'),
});

export const legalEntitiesQuery = queryOptions({
  queryKey: ['legal-entities'],
  queryFn: () => read<readonly LegalEntity[]>('/organisation/legal-entities'),
});

export function useInviteUser() {
  return useOrganisationChange((invitation: Invitation) => send('POST', '/users/invite', invitation));
}

export function useSuspendUser() {
  return useOrganisationChange(({ id, isSuspended }: Pick<User, 'id' | 'isSuspended'>) =>
    send('PATCH', `/users/${id}`, { isSuspended }),
  );
}

export function useSetSwitch() {
  return useOrganisationChange(({ code, ...state }: AssessmentSwitch) =>
    send<unknown>('PUT', `/organisation/switches/${code}`, state),
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
  return useEntry((organisation: NewOrganisation) => send<unknown>('POST', '/organisations', organisation));
}

export function useAcceptInvitation(token: string) {
  return useEntry((answer: { password: string; locale: Locale }) =>
    send<unknown>('POST', `/invitations/${encodeURIComponent(token)}`, answer),
  );
}

export function useEraseDemo() {
  return useMutation({ mutationFn: (name: string) => send<unknown>('POST', '/demo/erase', { name }) });
}
