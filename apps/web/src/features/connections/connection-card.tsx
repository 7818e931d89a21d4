import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { m } from '@cordee/messages';
import {
  useRunConnection,
  useTryConnection,
  type Connection,
  type Connector,
} from '../../api/outflow/connections.ts';
import { formatCount, formatInstant } from '../../locale.ts';
import { Button } from '../../ui/button.tsx';
import { Badge, Notice } from '../../ui/notice.tsx';
import { Sheet } from '../../ui/page.tsx';
import { problemText } from '../../ui/problem-text.ts';
import { TaskProgress } from '../../ui/task-progress.tsx';
import { connectorName, kindWords } from './connector-words.ts';
import { OwnerChanges } from './owner-changes.tsx';

/** A connection: what its last run came to, a look at its first rows, and a run. */
export function ConnectionCard({
  connection,
  connector,
  mayRun,
}: {
  readonly connection: Connection;
  readonly connector: Connector | undefined;
  readonly mayRun: boolean;
}) {
  const client = useQueryClient();
  const tried = useTryConnection();
  const run = useRunConnection();
  return (
    <Sheet>
      <section aria-label={connection.name} className="flex flex-col gap-3">
        <div className="flex flex-wrap items-start justify-between gap-3">
          <div>
            <h2 className="font-medium">{connection.name}</h2>
            <p className="text-[13px] text-muted">
              {connectorName(connection.connector)} · {kindWords(connection.kind)}
            </p>
            {connector?.isUntried && <Badge tone="watch">{m['connectors.untried']()}</Badge>}
          </div>
          {mayRun && (
            <div className="flex gap-2">
              <Button isBusy={tried.isPending} onPress={() => tried.mutate(connection.id)}>
                {m['connectors.try']()}
              </Button>
              <Button look="primary" isBusy={run.isPending} onPress={() => run.mutate(connection.id)}>
                {m['connectors.run']()}
              </Button>
            </div>
          )}
        </div>
        <LastRun run={connection.lastRun} />
        {mayRun && connector?.writesOwners && <OwnerChanges connectionId={connection.id} />}
        {(tried.error ?? run.error) && (
          <Notice tone="problem">{problemText(tried.error ?? run.error)}</Notice>
        )}
        {tried.data && <Tried {...tried.data} />}
        {run.data && (
          <TaskProgress
            key={run.data.taskId}
            taskId={run.data.taskId}
            label={m['connectors.running']()}
            onOver={(task) => {
              void client.invalidateQueries({ queryKey: ['connections'] });
              if (task.state === 'done') run.reset();
            }}
          />
        )}
      </section>
    </Sheet>
  );
}

function LastRun({ run }: { readonly run: Connection['lastRun'] }) {
  if (!run)
    return (
      <p className="text-muted">
        {m['connectors.last_run']()} : {m['connectors.never']()}
      </p>
    );
  return (
    <>
      <p>
        {m['connectors.last_run']()} : {formatInstant(run.at)} ·{' '}
        {run.rows === 0 && !run.problem
          ? m['connectors.nothing_new']()
          : m['connectors.rows']({ count: formatCount(run.rows) })}
      </p>
      {run.problem && <Notice tone="problem">{run.problem}</Notice>}
      {run.importId && (
        <p>
          <Link
            to="/imports/$importId"
            params={{ importId: run.importId }}
            className="text-accent underline underline-offset-2"
          >
            {m['connectors.see_import']()}
          </Link>
        </p>
      )}
    </>
  );
}

type TriedProps = {
  readonly rows: readonly unknown[];
  readonly columns: readonly { readonly column: string; readonly field: string }[];
};

function Tried({ rows, columns }: TriedProps) {
  return (
    <Notice tone="good">
      <p>{m['connectors.tried']({ count: formatCount(rows.length) })}</p>
      <ul>
        {columns.map(({ column, field }) => (
          <li key={column}>{m['connectors.becomes']({ column, field })}</li>
        ))}
      </ul>
    </Notice>
  );
}
