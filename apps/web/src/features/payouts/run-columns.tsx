import { Link } from '@tanstack/react-router';
import { m } from '@cordee/messages';
import type { Run, RunException, RunLine } from '../../api/payouts.ts';
import { formatCount } from '../../locale.ts';
import { FigureValue } from '../../ui/figure.tsx';
import { Badge } from '../../ui/notice.tsx';
import type { TableColumn } from '../../ui/table-shell.tsx';

export function exceptionColumns(run: Run): TableColumn<RunException>[] {
  const amount = (id: 'before' | 'now' | 'difference', header: string): TableColumn<RunException> => ({
    id,
    header,
    isNumeric: true,
    value: (row) => (row[id] ? Number(row[id].value) : null),
    cell: (row) => (row[id] ? <FigureValue figure={row[id]} label={`${header}, ${row.payee}`} /> : '—'),
  });
  return [
    {
      id: 'payee',
      header: m['web.payee'](),
      value: (row) => row.payee,
      cell: (row) => <PayeeLink run={run} id={row.payeeId} name={row.payee} />,
    },
    amount('before', m['web.before']()),
    amount('now', m['web.now']()),
    amount('difference', m['web.difference']()),
  ];
}

export const lineColumns = (run: Run): TableColumn<RunLine>[] => [
  {
    id: 'name',
    header: m['web.payee'](),
    value: (row) => row.name,
    cell: (row) => <PayeeLink run={run} id={row.payeeId} name={row.name} />,
  },
  { id: 'team', header: m['web.team'](), value: (row) => row.team },
  {
    id: 'attainment',
    header: m['web.attainment'](),
    isNumeric: true,
    value: (row) => (row.attainment ? Number(row.attainment.value) : null),
    cell: (row) =>
      row.attainment ? (
        <FigureValue figure={row.attainment} label={`${m['web.attainment']()}, ${row.name}`} />
      ) : (
        '—'
      ),
  },
  {
    id: 'payable',
    header: m['web.payable'](),
    isNumeric: true,
    value: (row) => Number(row.payable.value),
    cell: (row) => <FigureValue figure={row.payable} label={row.name} />,
    total: <FigureValue figure={run.total} label={m['web.run_total']()} />,
  },
  {
    id: 'issues',
    header: m['web.run_issues'](),
    isNumeric: true,
    value: (row) => row.issues,
    cell: (row) => (row.issues > 0 ? <Badge tone="watch">{formatCount(row.issues)}</Badge> : '—'),
  },
];

function PayeeLink({ run, id, name }: { run: Run; id: string; name: string }) {
  return (
    <Link
      to="/statements/$runId/$payeeId"
      params={{ runId: run.id, payeeId: id }}
      className="text-accent underline underline-offset-2"
    >
      {name}
    </Link>
  );
}
