import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { m } from '@cordee/messages';
import { runLinesQuery, useStartRun, type Run } from '../../api/payouts.ts';
import { useSession } from '../../api/session.ts';
import { formatCount } from '../../locale.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section, Sheet } from '../../ui/page.tsx';
import { problemText } from '../../ui/problem-text.ts';
import { MoreRows } from '../../ui/table-shell.tsx';
import { TaskProgress } from '../../ui/task-progress.tsx';

/** Who waits and why, and the run that pays them alone once this one is locked. */
export function HeldPayees({ run }: { run: Run }) {
  const query = useInfiniteQuery(runLinesQuery(run.id, { held: 'true' }));
  const held = query.data?.pages.flatMap(({ rows }) => rows) ?? [];
  const total = query.data?.pages[0]?.total ?? 0;
  if (held.length === 0) return null;
  return (
    <Section title={m['web.run_held']()}>
      <Sheet>
        <div className="flex flex-col gap-4">
          <ul className="flex flex-col gap-1">
            {held.map((line) => (
              <li key={line.payeeId}>
                <strong className="font-medium">{line.name}</strong>
                <span className="text-muted"> — {line.held}</span>
              </li>
            ))}
          </ul>
          {query.hasNextPage && (
            <MoreRows
              shown={held.length}
              total={total}
              load={() => void query.fetchNextPage()}
              isLoading={query.isFetchingNextPage}
            />
          )}
          <p className="max-w-prose text-muted">{m['web.run_pay_held_lead']()}</p>
          <PayHeld run={run} payeeIds={held.map(({ payeeId }) => payeeId)} />
        </div>
      </Sheet>
    </Section>
  );
}

function PayHeld({ run, payeeIds }: { run: Run; payeeIds: readonly string[] }) {
  const start = useStartRun();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { roles } = useSession();
  const mayStart = roles.includes('revops') || roles.includes('finance');
  const isLocked = !['preview', 'approved', 'voided'].includes(run.state);
  if (start.data) {
    const { taskId, runId } = start.data;
    return (
      <TaskProgress
        taskId={taskId}
        label={m['web.run_calculating']()}
        onOver={(task) => {
          void queryClient.invalidateQueries();
          if (task.state === 'done') void navigate({ to: '/runs/$runId', params: { runId } });
        }}
      />
    );
  }
  const whyNot = isLocked ? null : m['web.run_pay_held_not_locked']();
  return (
    <>
      {start.error && <Notice tone="problem">{problemText(start.error)}</Notice>}
      <Button
        isBusy={start.isPending}
        whyNot={mayStart ? whyNot : m['web.run_pay_held_role']()}
        onPress={() =>
          start.mutate({
            planCode: run.planCode,
            period: run.period,
            kind: 'supplementary',
            onlyPayees: [...payeeIds],
          })
        }
      >
        {m['web.run_pay_held']({ count: formatCount(payeeIds.length) })}
      </Button>
    </>
  );
}
