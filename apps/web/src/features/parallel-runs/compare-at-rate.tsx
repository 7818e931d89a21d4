import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { m } from '@cordee/messages';
import { useStartParallelRun, type ParallelRunDetail } from '../../api/parallel-runs.ts';
import { useSession } from '../../api/session.ts';
import { formatRatio } from '../../locale.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { problemText } from '../../ui/problem-text.ts';
import { TaskProgress } from '../../ui/task-progress.tsx';
import { oneRatePlan } from './one-rate-plan.ts';

/** The same file beside the rate that it shows of itself. */
export function CompareAtRate({ run, rate }: { run: ParallelRunDetail; rate: string }) {
  const { organisation } = useSession();
  const start = useStartParallelRun();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  if (start.data) {
    const { taskId, parallelRunId } = start.data;
    return (
      <TaskProgress
        taskId={taskId}
        label={m['parallel.running']()}
        onOver={({ state }) => {
          start.reset();
          void queryClient.invalidateQueries({ queryKey: ['parallel-runs'] });
          if (state === 'done')
            void navigate({ to: '/parallel-runs/$parallelRunId', params: { parallelRunId } });
        }}
      />
    );
  }
  const { fileId, fileName, period } = run;
  const document = oneRatePlan(rate, organisation.currency);
  return (
    <>
      {start.error && <Notice tone="problem">{problemText(start.error)}</Notice>}
      <Button isBusy={start.isPending} onPress={() => start.mutate({ fileId, fileName, period, document })}>
        {m['parallel.rate_try']({ percent: formatRatio(rate, 2) })}
      </Button>
    </>
  );
}
