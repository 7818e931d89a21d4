import { m } from '@cordee/messages';
import type { Capacity } from '../../api/quotas/capacity.ts';
import { formatMoney, formatPeriod } from '../../locale.ts';
import { FigureValue } from '../../ui/figure.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';

type Month = Capacity['months'][number];
type Team = Capacity['groups'][number];

export function CapacityMonths({ capacity: { months } }: { capacity: Capacity }) {
  return (
    <TableShell
      label={m['capacity.months']()}
      rows={months}
      columns={monthColumns()}
      rowKey={({ month }) => month}
    />
  );
}

/** An estimate is read without its cents. */
const wholeOf = (text: string): string => Number(text).toFixed(0);

function monthColumns(): TableColumn<Month>[] {
  const figure = (
    id: 'target' | 'needed' | 'heads' | 'hires' | 'cost' | 'low' | 'median' | 'high' | 'reached',
    header: string,
    read = (text: string) => text,
  ): TableColumn<Month> => ({
    id,
    header,
    isNumeric: true,
    value: (row) => Number(row[id].value),
    cell: (row) => (
      <FigureValue
        figure={{ ...row[id], value: read(row[id].value) }}
        label={`${header}, ${formatPeriod(row.month)}`}
        style="short"
      />
    ),
  });
  return [
    {
      id: 'month',
      header: m['capacity.month'](),
      value: (row) => row.month,
      cell: (row) => formatPeriod(row.month),
    },
    figure('target', m['capacity.month_target'](), wholeOf),
    figure('needed', m['capacity.needed']()),
    figure('heads', m['capacity.heads'](), (text) => Number(text).toFixed(1)),
    figure('hires', m['capacity.hires']()),
    figure('cost', m['capacity.cost']()),
    figure('low', m['capacity.low']()),
    figure('median', m['capacity.median']()),
    figure('high', m['capacity.high']()),
    figure('reached', m['capacity.reached']()),
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
    {
      id: 'hires',
      header: m['capacity.hires'](),
      isNumeric: true,
      value: (row) => Number(row.hires.value),
      cell: (row) => <FigureValue figure={row.hires} label={`${row.team}, ${m['capacity.hires']()}`} />,
    },
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
