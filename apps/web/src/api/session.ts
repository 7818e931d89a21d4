import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import { ProblemError } from './problem.ts';
import type { Schemas } from './schemas.ts';
import type { Locale } from '../locale.ts';

export type Role = Schemas['Role'];
export type Session = Schemas['Session'];
export type DemoAccount = Schemas['DemoAccount'];

/** Null when nobody is signed in: that is a state of the app, not an error. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () =>
    answerOf(api.GET('/session')).catch((error: unknown) => {
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
  queryFn: () => answerOf(api.GET('/demo/accounts')),
  retry: false,
});

export function useSignIn() {
  return useSessionChange((credentials: { email: string; password: string }) =>
    api.POST('/session', { body: credentials }),
  );
}

export function useDemoSignIn() {
  return useSessionChange((key: string) => api.POST('/demo/session', { body: { key } }));
}

export function useSignOut() {
  return useSessionChange<void>(() => api.DELETE('/session'));
}

export function useLocaleChange() {
  return useMutation({
    mutationFn: (locale: Locale) => answerOf(api.POST('/session/locale', { body: { locale } })),
  });
}

export function useDemoClock() {
  return useSessionChange((today: string) => api.POST('/demo/clock', { body: { today } }));
}

/** Whoever signs in or out sees other data: everything known so far is forgotten. */
function useSessionChange<Input>(change: (input: Input) => Promise<unknown>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (input: Input) => {
      await change(input);
      queryClient.clear();
      await queryClient.fetchQuery(sessionQuery);
    },
  });
}
