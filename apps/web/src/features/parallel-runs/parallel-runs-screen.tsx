import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { m } from '@cordee/messages';
import { parallelRunsQuery, type ParallelRun } from '../../api/parallel-runs.ts';
import { useSession } from '../../api/session.ts';
import { formatInstant, formatPeriod } from '../../locale.ts';
import { mayOperate } from '../../shell/import-link.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';
import { NewParallelRun } from './new-parallel-run.tsx';

/** What was really paid beside what is calculated: a new comparison, and those made. */
export function ParallelRunsScreen() {
  const query = useQuery(parallelRunsQuery);
  return (
    <Page title={m['web.room_parallel']()} lead={m['parallel.lead']()}>
      {mayOperate(useSession()) && <NewParallelRun />}
      <Section title={m['parallel.past']()}>
        <QueryView query={query}>
          {(runs) =>
            runs.length === 0 ? (
              <EmptyState title={m['parallel.none']()} icon="parallel">
                {m['parallel.none_lead']()}
              </EmptyState>
            ) : (
              <TableShell
                label={m['parallel.past']()}
                rows={runs}
                columns={columns}
                rowKey={({ id }) => id}
              />
            )
          }
        </QueryView>
      </Section>
    </Page>
  );
}

const columns: TableColumn<ParallelRun>[] = [
  {
    id: 'period',
    header: m['web.period'](),
    value: (row) => row.period,
    cell: (row) => (
      <Link
        to="/parallel-runs/$parallelRunId"
        params={{ parallelRunId: row.id }}
        className="text-accent underline underline-offset-2"
      >
        {formatPeriod(row.period)}
      </Link>
    ),
  },
  { id: 'file', header: m['parallel.file_name'](), value: (row) => row.fileName },
  { id: 'by', header: m['parallel.made_by'](), value: (row) => row.madeBy },
  {
    id: 'at',
    header: m['parallel.made_at'](),
    value: (row) => row.madeAt,
    cell: (row) => formatInstant(row.madeAt),
  },
];
