import { m } from '@cordee/messages';
import type { Capacity } from '../../api/quotas/capacity.ts';
import { formatDecimal, formatMoney, formatPeriod, formatRatio } from '../../locale.ts';
import { FigureValue } from '../../ui/figure.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';

type Month = Capacity['months'][number];
type Team = Capacity['groups'][number];

export function CapacityMonths({ capacity: { months, currency } }: { capacity: Capacity }) {
  return (
    <TableShell
      label={m['capacity.months']()}
      rows={months}
      columns={monthColumns(currency)}
      rowKey={({ month }) => month}
    />
  );
}

/** An estimate is read without its cents. */
const wholeOf = (text: string): string => Number(text).toFixed(0);

function monthColumns(currency: string): TableColumn<Month>[] {
  const money = (id: 'target' | 'low' | 'median' | 'high', header: string): TableColumn<Month> => ({
    id,
    header,
    isNumeric: true,
    value: (row) => Number(row[id]),
    cell: (row) => <span className="figures">{formatMoney(wholeOf(row[id]), currency, 'short')}</span>,
  });
  return [
    {
      id: 'month',
      header: m['capacity.month'](),
      value: (row) => row.month,
      cell: (row) => formatPeriod(row.month),
    },
    money('target', m['capacity.month_target']()),
    {
      id: 'needed',
      header: m['capacity.needed'](),
      isNumeric: true,
      value: (row) => Number(row.needed.value),
      cell: (row) => <FigureValue figure={row.needed} label={formatPeriod(row.month)} />,
    },
    {
      id: 'heads',
      header: m['capacity.heads'](),
      isNumeric: true,
      value: (row) => Number(row.heads),
      cell: (row) => <span className="figures">{formatDecimal(Number(row.heads).toFixed(1))}</span>,
    },
    { id: 'hires', header: m['capacity.hires'](), isNumeric: true, value: (row) => row.hires },
    {
      id: 'cost',
      header: m['capacity.cost'](),
      isNumeric: true,
      value: (row) => Number(row.cost.value),
      cell: (row) => <FigureValue figure={row.cost} label={formatPeriod(row.month)} style="short" />,
    },
    money('low', m['capacity.low']()),
    money('median', m['capacity.median']()),
    money('high', m['capacity.high']()),
    {
      id: 'reached',
      header: m['capacity.reached'](),
      isNumeric: true,
      value: (row) => Number(row.reached),
      cell: (row) => <span className="figures">{formatRatio(row.reached, 0)}</span>,
    },
  ];
}

export function CapacityTeams({ capacity: { groups, months, currency } }: { capacity: Capacity }) {
  return (
    <TableShell
      label={m['capacity.teams']()}
      rows={groups}
      columns={teamColumns(months, currency)}
      rowKey={({ team }) => team}
    />
  );
}

function teamColumns(months: readonly Month[], currency: string): TableColumn<Team>[] {
  return [
    { id: 'team', header: m['capacity.team'](), value: (row) => row.team },
    { id: 'role', header: m['capacity.role'](), value: (row) => row.role },
    { id: 'heads', header: m['capacity.team_heads'](), isNumeric: true, value: (row) => row.heads },
    {
      id: 'productivity',
      header: m['capacity.productivity'](),
      isNumeric: true,
      value: (row) => Number(row.productivity),
      cell: (row) => (
        <span className="figures">{formatMoney(wholeOf(row.productivity), currency, 'short')}</span>
      ),
    },
    { id: 'hires', header: m['capacity.hires'](), isNumeric: true, value: (row) => row.hires },
    ...months.map(({ month }, at): TableColumn<Team> => ({
      id: month,
      header: formatPeriod(month),
      isNumeric: true,
      value: (row) => Number(row.months[at]?.needed.value ?? 0),
      cell: (row) => {
        const needed = row.months[at]?.needed;
        return needed && <FigureValue figure={needed} label={`${row.team}, ${formatPeriod(month)}`} />;
      },
    })),
  ];
}
