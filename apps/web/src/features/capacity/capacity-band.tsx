import { useCallback } from 'react';
import { m } from '@cordee/messages';
import type { Capacity } from '../../api/quotas/capacity.ts';
import { formatMoney, formatPeriod } from '../../locale.ts';
import { ChartShell, type ChartColours } from '../../ui/chart-shell.tsx';

/** The band that eight paths in ten stay within, with the target across; the table below says the same. */
export function CapacityBand({ capacity }: { capacity: Capacity }) {
  const option = useCallback((colours: ChartColours) => bandOption(capacity, colours), [capacity]);
  return (
    <ChartShell
      title={m['capacity.band']()}
      summary={m['capacity.band_summary']()}
      height={240}
      option={option}
    />
  );
}

function bandOption({ months, currency }: Capacity, colours: ChartColours) {
  const line = (values: readonly number[], color: string, more: object = {}) => ({
    type: 'line',
    showSymbol: false,
    data: values,
    lineStyle: { color, width: 2 },
    ...more,
  });
  const [low, high] = [
    months.map((each) => Number(each.low.value)),
    months.map((each) => Number(each.high.value)),
  ];
  const hidden = { lineStyle: { opacity: 0 }, stack: 'band' };
  return {
    grid: { left: 72, right: 16, top: 16, bottom: 32 },
    xAxis: {
      type: 'category',
      data: months.map(({ month }) => formatPeriod(month)),
      axisLabel: { color: colours.muted },
      axisLine: { lineStyle: { color: colours.line } },
    },
    yAxis: {
      type: 'value',
      axisLabel: {
        color: colours.muted,
        formatter: (value: number) => formatMoney(String(value), currency, 'short'),
      },
      splitLine: { lineStyle: { color: colours.line } },
    },
    series: [
      line(low, colours.accent, hidden),
      line(
        high.map((value, at) => value - (low[at] ?? 0)),
        colours.accent,
        { ...hidden, areaStyle: { color: colours.accent, opacity: 0.25 } },
      ),
      line(
        months.map((each) => Number(each.median.value)),
        colours.accent,
      ),
      line(
        months.map((each) => Number(each.target)),
        colours.ink,
      ),
    ],
  };
}
