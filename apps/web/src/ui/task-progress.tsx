import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { m } from '@cordee/messages';
import { isTaskOver, taskQuery, useCancelTask, type Task } from '../api/tasks.ts';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';
import { Progress } from './progress.tsx';
import { problemText } from './problem-text.ts';

export type TaskProgressProps = {
  readonly taskId: string;
  readonly label: string;
  readonly onOver: (task: Task) => void;
};

/** The one way that long work shows itself: how far, how long, and a way to stop it. */
export function TaskProgress({ taskId, label, onOver }: TaskProgressProps) {
  const query = useQuery(taskQuery(taskId));
  const cancel = useCancelTask();
  const task = query.data;
  useEffect(() => {
    if (task && isTaskOver(task)) onOver(task);
    // The caller's function changes with each drawing; only the end of the task matters.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [task?.state]);
  if (query.error && !task) return <Notice tone="problem">{problemText(query.error)}</Notice>;
  if (task?.state === 'failed')
    return <Notice tone="problem">{task.message || m['web.task_failed']()}</Notice>;
  if (task?.state === 'cancelled') return <Notice tone="watch">{m['web.task_cancelled']()}</Notice>;
  return (
    <div className="flex flex-col gap-3">
      <Progress
        label={task?.message || label}
        done={task?.done ?? 0}
        total={task?.total ?? 0}
        unit={unitWords(task?.unit)}
        secondsLeft={task?.secondsLeft ?? null}
      />
      <div>
        <Button isBusy={cancel.isPending} onPress={() => cancel.mutate(taskId)}>
          {m['web.task_cancel']()}
        </Button>
      </div>
      <p className="text-[13px] text-muted">{m['web.task_go_on']()}</p>
    </div>
  );
}

const units: Readonly<Record<string, () => string>> = {
  rows: () => m['web.unit_rows'](),
  facts: () => m['web.unit_facts'](),
  payees: () => m['web.unit_payees'](),
};

const unitWords = (unit: string | undefined) => units[unit ?? '']?.() ?? '';
