import { useCallback } from 'react';
import { m } from '@cordee/messages';
import type { SegmentTrial } from '../../api/segments.ts';
import { formatCount, formatRatio } from '../../locale.ts';
import { ChartShell, type ChartColours } from '../../ui/chart-shell.tsx';

type Curve = SegmentTrial['curve'];

/** How much of the whole the first accounts make, with the two ends drawn across. */
export function AbcCurve({ curve, ends }: { curve: Curve; ends: readonly [number, number] }) {
  const [a, b] = ends;
  const option = useCallback((colours: ChartColours) => curveOption(curve, [a, b], colours), [curve, a, b]);
  const { classes } = curve;
  return (
    <ChartShell
      title={m['segments.curve']()}
      summary={m['segments.curve_summary']({
        a: formatCount(classes.A),
        b: formatCount(classes.B),
        c: formatCount(classes.C),
      })}
      height={220}
      option={option}
    />
  );
}

function curveOption({ points }: Curve, ends: readonly number[], colours: ChartColours) {
  const axis = {
    type: 'value',
    min: 0,
    max: 1,
    interval: 0.25,
    axisLabel: { color: colours.muted, formatter: (ratio: number) => formatRatio(String(ratio), 0) },
    splitLine: { lineStyle: { color: colours.line } },
    nameTextStyle: { color: colours.muted },
  };
  return {
    grid: { left: 48, right: 20, top: 16, bottom: 44 },
    xAxis: { ...axis, name: m['segments.curve_accounts'](), nameLocation: 'middle', nameGap: 28 },
    yAxis: axis,
    series: [
      {
        type: 'line',
        showSymbol: false,
        lineStyle: { color: colours.accent, width: 2 },
        data: points.map(({ accounts, worth }) => [accounts, worth]),
        markLine: {
          symbol: 'none',
          silent: true,
          lineStyle: { color: colours.ink, type: 'dashed' },
          label: {
            color: colours.ink,
            position: 'insideEndTop',
            formatter: ({ dataIndex }: { dataIndex: number }) => (dataIndex === 0 ? 'A' : 'B'),
          },
          data: ends.map((end) => ({ yAxis: end })),
        },
      },
    ],
  };
}
