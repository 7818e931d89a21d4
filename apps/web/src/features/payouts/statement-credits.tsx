import { m } from '@cordee/messages';
import type { Figure } from '../../api/figure.ts';
import type { Credit, Statement } from '../../api/payouts.ts';
import { formatCount, formatDate } from '../../locale.ts';
import { PlaceLink } from '../../ui/explanation-tree.tsx';
import { FigureValue } from '../../ui/figure.tsx';
import { Section } from '../../ui/page.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';

/** The sales that count for this person, each with the line of the file that it came from. */
export function StatementCredits({ credits }: Pick<Statement, 'credits'>) {
  const { rows, total } = credits;
  return (
    <Section title={m['web.credits']({ count: formatCount(rows.length) })}>
      {rows.length === 0 ? (
        <p className="text-muted">{m['web.credits_none']()}</p>
      ) : (
        <TableShell
          label={m['web.credits_table']()}
          rows={rows}
          columns={columns(total)}
          rowKey={(row) => row.code}
          {...(total ? { totalLabel: m['web.credits_total']() } : {})}
        />
      )}
    </Section>
  );
}

const columns = (total: Figure | null): TableColumn<Credit>[] => [
  { id: 'code', header: m['web.code'](), value: (row) => row.code },
  { id: 'date', header: m['web.date'](), value: (row) => row.date, cell: (row) => formatDate(row.date) },
  { id: 'account', header: m['web.account'](), value: (row) => row.account },
  {
    id: 'amount',
    header: m['web.amount'](),
    isNumeric: true,
    value: (row) => Number(row.amount.value),
    cell: (row) => <FigureValue figure={row.amount} label={row.code} />,
  },
  {
    id: 'credited',
    header: m['web.credited'](),
    isNumeric: true,
    value: (row) => Number(row.credited.value),
    cell: (row) => <FigureValue figure={row.credited} label={row.code} />,
    ...(total ? { total: <FigureValue figure={total} label={m['web.credits_total']()} /> } : {}),
  },
  { id: 'rule', header: m['web.credit_rule'](), value: (row) => row.rule },
  {
    id: 'place',
    header: m['web.place'](),
    value: (row) => row.place?.line ?? null,
    cell: (row) => (row.place ? <PlaceLink place={row.place} /> : '—'),
  },
];
