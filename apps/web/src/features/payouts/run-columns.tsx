import { Link } from '@tanstack/react-router';
import { m } from '@cordee/messages';
import type { Figure } from '../../api/figure.ts';
import type { Run, RunException, RunLine } from '../../api/payouts.ts';
import { FigureValue } from '../../ui/figure.tsx';
import { Badge } from '../../ui/notice.tsx';
import type { TableColumn } from '../../ui/table-shell.tsx';

const numberOf = (figure: Figure | null) => (figure ? Number(figure.value) : null);

const figureOrDash = (figure: Figure | null, label: string) =>
  figure ? <FigureValue figure={figure} label={label} /> : '—';

export const exceptionColumns = (): TableColumn<RunException>[] => [
  { id: 'payee', header: m['web.payee'](), value: (row) => row.payee },
  {
    id: 'before',
    header: m['web.before'](),
    isNumeric: true,
    value: (row) => numberOf(row.before),
    cell: (row) => figureOrDash(row.before, row.payee),
  },
  {
    id: 'now',
    header: m['web.now'](),
    isNumeric: true,
    value: (row) => numberOf(row.now),
    cell: (row) => figureOrDash(row.now, row.payee),
  },
  {
    id: 'difference',
    header: m['web.difference'](),
    isNumeric: true,
    value: (row) => numberOf(row.difference),
    cell: (row) => figureOrDash(row.difference, row.payee),
  },
  { id: 'why', header: m['web.why'](), value: (row) => row.why },
];

export const lineColumns = (run: Run): TableColumn<RunLine>[] => [
  {
    id: 'name',
    header: m['web.payee'](),
    value: (row) => row.name,
    cell: (row) => (
      <Link
        to="/statements/$runId/$payeeId"
        params={{ runId: run.id, payeeId: row.payeeId }}
        className="text-accent underline underline-offset-2"
      >
        {row.name}
      </Link>
    ),
  },
  { id: 'team', header: m['web.team'](), value: (row) => row.team },
  {
    id: 'payable',
    header: m['web.payable'](),
    isNumeric: true,
    value: (row) => Number(row.payable.value),
    cell: (row) => <FigureValue figure={row.payable} label={row.name} />,
    total: <FigureValue figure={run.total} label={m['web.run_total']()} />,
  },
  {
    id: 'held',
    header: m['web.held'](),
    value: (row) => row.held ?? null,
    cell: (row) => (row.held ? <Badge tone="watch">{row.held}</Badge> : '—'),
  },
];
