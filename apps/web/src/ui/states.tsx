import type { ReactNode } from 'react';
import { m } from '@cordee/messages';
import { ProblemError } from '../api/problem.ts';
import { Button } from './button.tsx';
import { Icon, type IconName } from './icon.tsx';
import { problemText } from './problem-text.ts';

/** What a place says when it has nothing to show: why, and the next step. */
export function EmptyState({
  title,
  children,
  icon = 'file',
  action,
}: {
  title: string;
  children?: ReactNode;
  icon?: IconName;
  action?: ReactNode;
}) {
  return (
    <div className="flex flex-col items-start gap-3 rounded-md border border-dashed border-edge bg-sheet p-6">
      <span className="text-muted">
        <Icon name={icon} size={28} />
      </span>
      <h2 className="text-lg">{title}</h2>
      {children && <div className="max-w-prose text-muted">{children}</div>}
      {action}
    </div>
  );
}

export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const status = error instanceof ProblemError ? error.problem.status : undefined;
  if (status === 403) return <NoRightState>{problemText(error)}</NoRightState>;
  if (status === 404) return <EmptyState title={m['web.not_found_title']()}>{problemText(error)}</EmptyState>;
  return (
    <div role="alert">
      <EmptyState
        title={m['web.error_title']()}
        icon="warning"
        action={onRetry && <Button onPress={onRetry}>{m['web.retry']()}</Button>}
      >
        {problemText(error)}
      </EmptyState>
    </div>
  );
}

export function NoRightState({ children }: { children: ReactNode }) {
  return (
    <EmptyState title={m['web.no_right_title']()} icon="lock">
      {children}
    </EmptyState>
  );
}

/** Shown only past a first instant, so that a fast answer never flickers. */
export function LoadingState() {
  return (
    <output className="block animate-[appear_0s_linear_150ms_both] py-6 text-muted">
      {m['web.loading']()}
    </output>
  );
}
