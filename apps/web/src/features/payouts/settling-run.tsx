import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '@cordee/messages';
import type { Run } from '../../api/payouts.ts';
import { Notice } from '../../ui/notice.tsx';
import { TaskProgress } from '../../ui/task-progress.tsx';
import { useToast } from '../../ui/toast.tsx';

type Step = NonNullable<Run['settling']>['step'];

const words = {
  lock: { doing: () => m['web.run_locking'](), done: () => m['web.run_done_lock']() },
  void: { doing: () => m['web.run_voiding'](), done: () => m['web.run_done_void']() },
} as const satisfies Record<Step, { doing: () => string; done: () => string }>;

/**
 * How far the lock or the void of a large run is, for whoever asked for it, with a way to stop it; the others read that it
 * is under way. What it failed of stays on the screen until it is tried again.
 */
export function SettlingRun({ run }: { run: Run }) {
  const [ended, setEnded] = useState<Run['settling']>(null);
  const queryClient = useQueryClient();
  const toast = useToast();
  const settling = run.settling ?? ended;
  if (settling === null) return null;
  const { taskId, step } = settling;
  if (!settling.isOwn)
    return (
      <Notice tone="watch">
        {m['web.run_settling_other']({ step: words[step].doing(), actor: settling.by })}
      </Notice>
    );
  return (
    <TaskProgress
      key={taskId}
      taskId={taskId}
      label={words[step].doing()}
      onOver={({ state }) => {
        setEnded(state === 'done' ? null : settling);
        if (state === 'done') toast('good', words[step].done());
        void queryClient.invalidateQueries();
      }}
    />
  );
}
