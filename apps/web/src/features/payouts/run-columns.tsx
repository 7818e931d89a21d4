import { m } from '@cordee/messages';
import type { Run, RunLine } from '../../api/payouts.ts';
import { formatCount } from '../../locale.ts';
import { StatementLink } from '../../shell/statement-link.tsx';
import { Button } from '../../ui/button.tsx';
import { FigureValue } from '../../ui/figure.tsx';
import { Badge } from '../../ui/notice.tsx';
import type { TableColumn } from '../../ui/table-shell.tsx';
import type { HeldOne } from './hold-panel.tsx';

export const lineColumns = (
  run: Run,
  rows: readonly RunLine[],
  onHold: (payee: HeldOne) => void,
): TableColumn<RunLine>[] => [
  {
    id: 'name',
    header: m['web.payee'](),
    value: (row) => row.name,
    cell: (row) => <StatementLink runId={run.id} payeeId={row.payeeId} payee={row.name} />,
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
  {
    id: 'corrections',
    header: m['web.run_corrections'](),
    isNumeric: true,
    value: (row) => Number(row.corrections.value),
    cell: (row) =>
      Number(row.corrections.value) === 0 ? (
        '—'
      ) : (
        <FigureValue
          figure={{ ...row.corrections, explain: row.payable.explain }}
          label={`${m['web.run_corrections']()}, ${row.name}`}
        />
      ),
  },
  ...(run.canHold || rows.some(({ held }) => held !== null) ? [heldColumn(run, onHold)] : []),
];

function heldColumn(run: Run, onHold: (payee: HeldOne) => void): TableColumn<RunLine> {
  return {
    id: 'held',
    header: m['web.run_held'](),
    value: (row) => row.held,
    isSortable: false,
    cell: (row) => {
      if (row.held !== null) return <Badge tone="watch">{m['web.run_held_why']({ reason: row.held })}</Badge>;
      if (!run.canHold) return '—';
      return (
        <Button
          look="quiet"
          aria-label={m['web.run_hold_of']({ payee: row.name })}
          onPress={() => onHold(row)}
        >
          {m['web.run_hold']()}
        </Button>
      );
    },
  };
}
