import { m } from '@cordee/messages';
import type { SimulationDetail } from '../../api/simulations.ts';
import { formatCount, formatMoney, formatRatio } from '../../locale.ts';
import { ChartShell, type ChartColours } from '../../ui/chart-shell.tsx';

/** One dot a person: attainment to the right, pay upwards, with what the plan pays at each attainment as a line. */
export function PayForPerformance({ simulation }: { simulation: SimulationDetail }) {
  const { points, currency, curveAfter } = simulation;
  if (points.length === 0) return null;
  const curve = curveAfter?.points ?? [];
  return (
    <ChartShell
      title={m['simulator.performance']()}
      summary={m['simulator.performance_summary']({
        count: formatCount(points.length),
        flat: formatCount((curveAfter?.parts ?? []).filter(({ kind }) => kind === 'flat').length),
        falling: formatCount((curveAfter?.parts ?? []).filter(({ kind }) => kind === 'falling').length),
      })}
      height={300}
      option={(colours) => scatter(points, curve, currency, colours)}
    />
  );
}

type Points = SimulationDetail['points'];
type Curve = NonNullable<SimulationDetail['curveAfter']>['points'];

function scatter(points: Points, curve: Curve, currency: string, { muted, line, accent, ink }: ChartColours) {
  const money = (value: number) => formatMoney(String(Math.round(value)), currency, 'short');
  const axis = { axisLabel: { color: muted }, splitLine: { lineStyle: { color: line } } };
  return {
    grid: { left: 12, right: 24, top: 16, bottom: 12, containLabel: true },
    tooltip: {
      trigger: 'item',
      formatter: ({ name, value: [attainment, paid] }: { name: string; value: [number, number] }) =>
        `${name} · ${formatRatio(String(attainment))} · ${money(paid)}`,
    },
    xAxis: {
      ...axis,
      type: 'value',
      axisLabel: { color: muted, formatter: (value: number) => formatRatio(String(value)) },
    },
    yAxis: { ...axis, type: 'value', axisLabel: { color: muted, formatter: money } },
    series: [
      {
        type: 'line',
        showSymbol: false,
        lineStyle: { color: ink, width: 1.5 },
        data: curve.map(({ attainment, paid }) => [Number(attainment), Number(paid)]),
        tooltip: { show: false },
      },
      {
        type: 'scatter',
        symbolSize: 8,
        itemStyle: { color: accent, opacity: 0.75 },
        data: points.map(({ name, attainment, paid }) => ({
          name,
          value: [Number(attainment), Number(paid)],
        })),
      },
    ],
  };
}
