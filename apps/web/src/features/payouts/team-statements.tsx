import { useQuery } from '@tanstack/react-query';
import { m } from '@cordee/messages';
import { teamStatementsQuery, type TeamStatement } from '../../api/payouts.ts';
import { usePlanName } from '../../api/plans.ts';
import { formatPeriod } from '../../locale.ts';
import { StatementLink } from '../../shell/statement-link.tsx';
import { useViewing } from '../../shell/viewing.ts';
import { FigureValue } from '../../ui/figure.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';
import { RunStateBadge } from './run-state.tsx';

/** What those are paid whom a manager answers for, in the period that is looked at or in all, each a press away. */
export function TeamStatements() {
  const query = useQuery(teamStatementsQuery);
  return <QueryView query={query}>{(statements) => <Statements statements={statements} />}</QueryView>;
}

function Statements({ statements }: { readonly statements: readonly TeamStatement[] }) {
  const planName = usePlanName();
  const { when } = useViewing();
  const rows = statements.filter(({ period }) => when === undefined || period === when);
  if (statements.length === 0) return <p className="text-muted">{m['web.statements_team_none']()}</p>;
  if (rows.length === 0)
    return (
      <p className="text-muted">
        {m['web.statements_team_none_in']({ period: when === undefined ? '' : formatPeriod(when) })}
      </p>
    );
  return (
    <TableShell
      label={m['web.statements_team']()}
      rows={rows}
      columns={columns(planName)}
      rowKey={({ runId, payeeId }) => `${runId} ${payeeId}`}
    />
  );
}

const columns = (planName: (code: string) => string): TableColumn<TeamStatement>[] => [
  {
    id: 'payee',
    header: m['web.payee'](),
    value: ({ payee }) => payee,
    cell: ({ runId, payeeId, payee }) => <StatementLink runId={runId} payeeId={payeeId} payee={payee} />,
  },
  {
    id: 'period',
    header: m['web.period'](),
    value: ({ period }) => period,
    cell: ({ period }) => formatPeriod(period),
  },
  { id: 'plan', header: m['web.plan'](), value: ({ planCode }) => planName(planCode) },
  {
    id: 'state',
    header: m['web.state'](),
    value: ({ state }) => state,
    cell: ({ state }) => <RunStateBadge state={state} />,
  },
  {
    id: 'payable',
    header: m['web.payable'](),
    isNumeric: true,
    value: ({ payable }) => Number(payable.value),
    cell: ({ payable, payee, period }) => (
      <FigureValue figure={payable} label={`${payee}, ${formatPeriod(period)}`} />
    ),
  },
];
