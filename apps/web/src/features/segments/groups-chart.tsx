import { useCallback } from 'react';
import { m } from '@cordee/messages';
import type { SegmentProposal } from '../../api/segments.ts';
import { formatCount, formatDecimal } from '../../locale.ts';
import { ChartShell, type ChartColours } from '../../ui/chart-shell.tsx';

// Shape and shade part groups, so that colour is never alone.
const symbols = ['circle', 'triangle', 'rect', 'diamond', 'pin', 'arrow', 'roundRect', 'circle'];

/** Some accounts of each group on the two measures that part groups most, both on logarithmic axes. */
export function GroupsChart({ proposal: { drawing, groups } }: { proposal: SegmentProposal }) {
  const option = useCallback(
    (colours: ChartColours) => pointsOption(drawing, groups.length, colours),
    [drawing, groups.length],
  );
  return (
    <ChartShell
      title={m['segments.groups_chart']({ x: drawing.x, y: drawing.y })}
      summary={m['segments.groups_summary']({ count: formatCount(drawing.points.length) })}
      height={320}
      option={option}
    />
  );
}

/** A logarithmic axis has no zero: what is nothing stands at one. */
const shown = (text: string) => Math.max(1, Number(text));

function pointsOption({ x, y, points }: SegmentProposal['drawing'], count: number, colours: ChartColours) {
  const axis = (name: string) => ({
    type: 'log',
    name,
    nameLocation: 'middle',
    nameTextStyle: { color: colours.muted },
    axisLabel: {
      color: colours.muted,
      hideOverlap: true,
      formatter: (value: number) => formatDecimal(String(value), 0),
    },
    splitLine: { lineStyle: { color: colours.line } },
  });
  return {
    grid: { left: 84, right: 24, top: 16, bottom: 48 },
    xAxis: { ...axis(x), nameGap: 30 },
    yAxis: { ...axis(y), nameGap: 66 },
    series: Array.from({ length: count }, (_, index) => {
      const own = points.filter(({ group }) => group === index + 1);
      return {
        type: 'scatter',
        name: String(index + 1),
        symbol: symbols[index] ?? 'circle',
        symbolSize: 8,
        itemStyle: {
          color: index % 2 === 0 ? colours.accent : colours.ink,
          opacity: 0.35 + 0.5 * (1 - index / count),
        },
        data: own.map((point) => [shown(point.x), shown(point.y)]),
        labelLayout: { hideOverlap: true },
      };
    }),
  };
}
