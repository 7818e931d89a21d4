import { m } from '@cordee/messages';
import type { Credit, Statement } from '../../api/payouts.ts';
import { formatCount, formatDate } from '../../locale.ts';
import { transactionKind } from '../../shell/transaction-kinds.ts';
import { PlaceLink } from '../../ui/explanation-tree.tsx';
import { FigureValue } from '../../ui/figure.tsx';
import { Section } from '../../ui/page.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';

/** The sales that count for this person, each with the line of the file that it came from. */
export function StatementCredits({ credits }: Pick<Statement, 'credits'>) {
  const { rows, total } = credits;
  return (
    <Section title={m['web.credits']({ count: formatCount(total) })}>
      {rows.length === 0 ? (
        <p className="text-muted">{m['web.credits_none']()}</p>
      ) : (
        <TableShell
          label={m['web.credits_table']()}
          rows={rows}
          columns={columns()}
          rowKey={(row) => `${row.kind}-${row.code}`}
        />
      )}
      {rows.length < total && (
        <p className="text-[13px] text-muted">
          {m['web.table_shown']({ shown: formatCount(rows.length), total: formatCount(total) })}
        </p>
      )}
    </Section>
  );
}

const columns = (): TableColumn<Credit>[] => [
  { id: 'code', header: m['web.code'](), value: (row) => row.code },
  { id: 'kind', header: m['web.transaction_kind'](), value: (row) => transactionKind(row.kind) },
  { id: 'date', header: m['web.date'](), value: (row) => row.date, cell: (row) => formatDate(row.date) },
  {
    id: 'amount',
    header: m['web.amount'](),
    isNumeric: true,
    value: (row) => Number(row.amount.value),
    cell: (row) => <FigureValue figure={row.amount} label={row.code} />,
  },
  {
    id: 'place',
    header: m['web.place'](),
    value: (row) => row.place.line ?? null,
    cell: (row) => <PlaceLink place={row.place} />,
  },
];
