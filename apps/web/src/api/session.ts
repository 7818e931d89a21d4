import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { ProblemError, read, send } from './client.ts';
import type { Locale } from '../locale.ts';

export type Role =
  | 'executive'
  | 'revops'
  | 'manager'
  | 'seller'
  | 'finance'
  | 'marketing'
  | 'auditor'
  | 'works_council'
  | 'prospect';

export type Session = {
  readonly user: { readonly id: string; readonly name: string; readonly email: string };
  readonly organisation: {
    readonly id: string;
    readonly name: string;
    readonly isDemo: boolean;
    readonly currency: string;
  };
  readonly roles: readonly Role[];
  readonly locale: Locale;
  readonly today: string;
  /** The seller or manager that the user is among the people of the organisation. */
  readonly personCode: string | null;
};

export type DemoAccount = {
  readonly key: string;
  readonly name: string;
  readonly role: Role;
  readonly title: string;
};

/** Null when nobody is signed in: that is a state of the app, not an error. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () =>
    read<Session>('/session').catch((error: unknown) => {
      if (error instanceof ProblemError && error.problem.status === 401) return null;
      throw error;
    }),
  staleTime: 60_000,
});

export function useSession(): Session {
  const session = useSuspenseQuery(sessionQuery).data;
  if (!session) throw new ProblemError({ title: 'signed out', status: 401 });
  return session;
}

export const demoAccountsQuery = queryOptions({
  queryKey: ['demo-accounts'],
  queryFn: () => read<readonly DemoAccount[]>('/demo/accounts'),
  retry: false,
});

export function useSignIn() {
  return useSessionChange((credentials: { email: string; password: string }) =>
    send('POST', '/session', credentials),
  );
}

export function useDemoSignIn() {
  return useSessionChange((key: string) => send('POST', '/demo/session', { key }));
}

export function useSignOut() {
  return useSessionChange<void>(() => send('DELETE', '/session'));
}

export function useLocaleChange() {
  return useMutation({ mutationFn: (locale: Locale) => send('POST', '/session/locale', { locale }) });
}

export function useDemoClock() {
  return useSessionChange((today: string) => send('POST', '/demo/clock', { today }));
}

/** Whoever signs in or out sees other data: everything known so far is forgotten. */
function useSessionChange<Input>(change: (input: Input) => Promise<void>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (input: Input) => {
      await change(input);
      queryClient.clear();
      await queryClient.fetchQuery(sessionQuery);
    },
  });
}
