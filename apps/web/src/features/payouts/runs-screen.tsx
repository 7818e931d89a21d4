import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { m } from '@cordee/messages';
import { runsQuery, type RunSummary } from '../../api/payouts.ts';
import { usePlanName } from '../../api/plans.ts';
import { useSession } from '../../api/session.ts';
import { formatCount, formatInstant, formatPeriod } from '../../locale.ts';
import { mayOperate } from '../../shell/import-link.tsx';
import { FigureValue } from '../../ui/figure.tsx';
import { Badge } from '../../ui/notice.tsx';
import { Page, Section, Sheet } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';
import { Adjustments } from './adjustments.tsx';
import { NewRun } from './new-run.tsx';
import { runKindName } from './run-kind.ts';
import { RunStateBadge } from './run-state.tsx';

export function RunsScreen() {
  const query = useQuery(runsQuery);
  const planName = usePlanName();
  return (
    <Page title={m['web.room_runs']()} lead={m['web.runs_lead']()}>
      {mayOperate(useSession()) && (
        <Section title={m['web.run_new']()}>
          <Sheet>
            <NewRun />
          </Sheet>
        </Section>
      )}
      <Section title={m['web.runs_done']()}>
        <QueryView query={query}>
          {(runs) =>
            runs.length === 0 ? (
              <EmptyState title={m['web.runs_none']()} icon="runs">
                {m['web.runs_none_lead']()}
              </EmptyState>
            ) : (
              <TableShell
                label={m['web.room_runs']()}
                rows={runs}
                columns={columns(planName)}
                rowKey={(row) => row.id}
              />
            )
          }
        </QueryView>
      </Section>
      <Adjustments />
    </Page>
  );
}

const columns = (planName: (code: string) => string): TableColumn<RunSummary>[] => [
  {
    id: 'period',
    header: m['web.period'](),
    value: (row) => row.period,
    cell: (row) => (
      <span className="inline-flex flex-wrap items-center gap-2">
        <Link
          to="/runs/$runId"
          params={{ runId: row.id }}
          className="text-accent underline underline-offset-2"
        >
          {formatPeriod(row.period)}
        </Link>
        {row.kind !== 'regular' && <Badge tone="plain">{runKindName(row.kind)}</Badge>}
      </span>
    ),
  },
  { id: 'plan', header: m['web.plan'](), value: (row) => planName(row.planCode) },
  {
    id: 'state',
    header: m['web.state'](),
    value: (row) => row.state,
    cell: (row) => <RunStateBadge state={row.state} />,
  },
  {
    id: 'at',
    header: m['web.run_calculated'](),
    value: (row) => row.calculatedAt,
    cell: (row) => formatInstant(row.calculatedAt),
  },
  { id: 'by', header: m['web.import_by'](), value: (row) => row.calculatedBy },
  {
    id: 'payees',
    header: m['web.payees'](),
    isNumeric: true,
    value: (row) => row.payees,
    cell: (row) => formatCount(row.payees),
  },
  {
    id: 'issues',
    header: m['web.run_issues'](),
    isNumeric: true,
    value: (row) => row.issues,
    cell: (row) => formatCount(row.issues),
  },
  {
    id: 'total',
    header: m['web.payable_total'](),
    isNumeric: true,
    value: (row) => Number(row.total.value),
    cell: (row) => (
      <FigureValue figure={row.total} label={`${planName(row.planCode)}, ${formatPeriod(row.period)}`} />
    ),
  },
];
