import { m } from '@cordee/messages';
import type { ParallelRunDetail } from '../../api/parallel-runs.ts';
import { formatCount, formatPeriod } from '../../locale.ts';
import { figureText } from '../../ui/figure.tsx';
import { Badge } from '../../ui/notice.tsx';
import { Section } from '../../ui/page.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';

type Month = ParallelRunDetail['months'][number];

/** What was sold, month by month: where the two sides part is where to look first. */
export function ParallelMonths({ run: { months } }: { readonly run: ParallelRunDetail }) {
  if (months.length === 0) return null;
  const same = months.filter(({ different }) => different === 0).length;
  return (
    <Section title={m['parallel.months']()}>
      <p className="max-w-prose text-muted">
        {m['parallel.months_lead']({ same: formatCount(same), count: formatCount(months.length) })}
      </p>
      <TableShell
        label={m['parallel.months']()}
        rows={months}
        columns={columns()}
        rowKey={({ month }) => month}
      />
    </Section>
  );
}

function columns(): TableColumn<Month>[] {
  const amount = (id: 'written' | 'counted' | 'difference', header: string): TableColumn<Month> => ({
    id,
    header,
    isNumeric: true,
    value: (row) => Number(row[id].value),
    cell: (row) => figureText(row[id]),
  });
  const people = (id: 'equal' | 'different', header: string): TableColumn<Month> => ({
    id,
    header,
    isNumeric: true,
    value: (row) => row[id],
    cell: (row) => formatCount(row[id]),
  });
  return [
    {
      id: 'month',
      header: m['parallel.month'](),
      value: ({ month }) => month,
      cell: ({ month }) => formatPeriod(month),
    },
    amount('written', m['parallel.month_written']()),
    amount('counted', m['parallel.month_counted']()),
    amount('difference', m['parallel.difference']()),
    people('equal', m['parallel.month_equal']()),
    people('different', m['parallel.month_different']()),
    {
      id: 'state',
      header: m['parallel.why'](),
      value: stateWords,
      cell: (row) => <Badge tone={row.different === 0 ? 'good' : 'watch'}>{stateWords(row)}</Badge>,
    },
  ];
}

const stateWords = ({ different }: Month): string =>
  different === 0 ? m['parallel.same']() : m['simulations.cause_missing_transaction']();
