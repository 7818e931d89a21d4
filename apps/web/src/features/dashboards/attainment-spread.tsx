import { m } from '@cordee/messages';
import type { AttainmentRow } from '../../api/attainment.ts';
import { formatCount, formatRatio } from '../../locale.ts';
import { ChartShell, type ChartColours } from '../../ui/chart-shell.tsx';

type Dot = { readonly name: string; readonly ratio: number; readonly value: readonly [x: number, y: number] };

/** One dot a seller along the attainment axis: whether objectives were fair shows before any name does. */
export function AttainmentSpread({ rows }: { rows: readonly AttainmentRow[] }) {
  const known = knownAttainment(rows);
  const reached = known.filter((seller) => seller.ratio >= 1).length;
  const median = medianOf(known.map((seller) => seller.ratio));
  return (
    <ChartShell
      title={m['web.spread_title']()}
      summary={m['web.spread_summary']({
        reached: formatCount(reached),
        count: formatCount(known.length),
        median: formatRatio(String(median)),
      })}
      option={(colours) => spreadOption(stacked(known), colours)}
    />
  );
}

const knownAttainment = (rows: readonly AttainmentRow[]) =>
  rows.flatMap((row) => (row.attainment ? [{ name: row.name, ratio: Number(row.attainment.value) }] : []));

const DOT_WIDTH = 0.025;

// One exceptional order would press everyone else into a corner: beyond twice the objective, dots stand at the edge.
const SHOWN_MAX = 2;

/** Dots that would cover one another stand on top of one another. */
function stacked(known: readonly { name: string; ratio: number }[]): Dot[] {
  const heights = new Map<number, number>();
  return known.map(({ name, ratio }) => {
    const shown = Math.max(0, Math.min(ratio, SHOWN_MAX));
    const bin = Math.round(shown / DOT_WIDTH);
    const height = (heights.get(bin) ?? 0) + 1;
    heights.set(bin, height);
    return { name, ratio, value: [shown, height] };
  });
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

const isNarrow = () => matchMedia('(width < 40rem)').matches;

function spreadOption(dots: readonly Dot[], colours: ChartColours) {
  const tallest = Math.max(6, ...dots.map((dot) => dot.value[1]));
  return {
    grid: { left: 12, right: 28, top: 24, bottom: 28 },
    xAxis: {
      type: 'value',
      min: 0,
      max: SHOWN_MAX,
      interval: isNarrow() ? 0.5 : 0.25,
      axisLabel: {
        color: colours.muted,
        formatter: (ratio: number) => `${ratio === SHOWN_MAX ? '≥ ' : ''}${formatRatio(String(ratio), 0)}`,
      },
      axisLine: { show: true, lineStyle: { color: colours.line } },
      splitLine: { lineStyle: { color: colours.line } },
    },
    yAxis: { show: false, min: 0, max: tallest + 1 },
    tooltip: {
      trigger: 'item',
      formatter: ({ data }: { data: Dot }) => `${data.name} : ${formatRatio(String(data.ratio))}`,
    },
    series: [
      {
        type: 'scatter',
        symbolSize: 8,
        itemStyle: { color: colours.accent, opacity: 0.85 },
        data: dots,
        markLine: {
          symbol: 'none',
          silent: true,
          lineStyle: { color: colours.ink, width: 2, type: 'solid' },
          label: { color: colours.ink, formatter: m['web.quota'](), position: 'end' },
          data: [{ xAxis: 1 }],
        },
      },
    ],
  };
}
