import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Page } from './page.tsx';
import { ErrorState, LoadingState } from './states.tsx';

type QueryViewProps<T> = {
  readonly query: UseQueryResult<T>;
  readonly children: (data: T) => ReactNode;
};

/** Waiting, refused and ready, the same on every screen. Data already here stay while newer ones come. */
export function QueryView<T>({ query, children }: QueryViewProps<T>) {
  if (query.data !== undefined) {
    return (
      <div aria-busy={query.isPlaceholderData} className="flex min-w-0 flex-col gap-4">
        {children(query.data)}
      </div>
    );
  }
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <LoadingState />;
}

/** The same for a screen whose title is part of what is asked for: until it is known, the room's name stands there. */
export function PageQuery<T>({ title, query, children }: QueryViewProps<T> & { readonly title: string }) {
  if (query.data !== undefined) return <div aria-busy={query.isPlaceholderData}>{children(query.data)}</div>;
  return (
    <Page title={title}>
      <QueryView query={query}>{() => null}</QueryView>
    </Page>
  );
}
