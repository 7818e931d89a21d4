import { m } from '@cordee/messages';
import type { AccrualGroup } from '../../api/payroll.ts';
import { formatDate, formatPeriod } from '../../locale.ts';
import { StatementLink } from '../../shell/statement-link.tsx';
import { FigureValue } from '../../ui/figure.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';

export type AccruedPeopleProps = { readonly group: AccrualGroup | null; readonly onClose: () => void };

/** Who is behind one sum of the accrual, each with their statement. */
export function AccruedPeople({ group, onClose }: AccruedPeopleProps) {
  const period = group === null || group.period === '' ? '' : formatPeriod(group.period);
  const title = [group?.component ?? '', period].filter((part) => part !== '').join(' · ');
  return (
    <SidePanel title={title} isOpen={group !== null} onClose={onClose}>
      {group && (
        <TableShell
          label={title}
          rows={group.rows.map((row, number) => ({ ...row, number }))}
          columns={columns()}
          rowKey={(row) => String(row.number)}
        />
      )}
    </SidePanel>
  );
}

type Row = AccrualGroup['rows'][number];

const columns = (): TableColumn<Row>[] => [
  {
    id: 'payee',
    header: m['web.payee'](),
    value: (row) => row.payee,
    cell: ({ runId, payeeId, payee }) => <StatementLink runId={runId} payeeId={payeeId} payee={payee} />,
  },
  {
    id: 'amount',
    header: m['web.amount'](),
    isNumeric: true,
    value: (row) => Number(row.amount.value),
    cell: (row) => <FigureValue figure={row.amount} label={row.payee} />,
  },
  {
    id: 'kind',
    header: m['web.state'](),
    value: (row) => stateWords(row),
  },
];

function stateWords({ kind, due }: Row): string {
  if (kind === 'to_send') return m['web.accrual_to_send']();
  return due === null
    ? m['web.accrual_waits_payment']()
    : m['web.accrual_waits_until']({ date: formatDate(due) });
}
