export type SparklineProps = { readonly values: readonly string[] };

const width = 96;
const height = 28;

/** The shape of the last periods, zero kept; the last one is marked. What it shows is written beside it. */
export function Sparkline({ values }: SparklineProps) {
  const points = values.map(Number);
  const highest = Math.max(...points, 0);
  const lowest = Math.min(...points, 0);
  const span = highest - lowest || 1;
  const x = (index: number) => 3 + (index / Math.max(1, points.length - 1)) * (width - 6);
  const y = (value: number) => height - 3 - ((value - lowest) / span) * (height - 6);
  const last = points.length - 1;
  return (
    <svg aria-hidden="true" width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      <line x1="0" x2={width} y1={y(0)} y2={y(0)} className="stroke-line" />
      <polyline
        points={points.map((value, index) => `${x(index)},${y(value)}`).join(' ')}
        fill="none"
        className="stroke-accent"
        strokeWidth="1.6"
      />
      <circle cx={x(last)} cy={y(points[last] ?? 0)} r="2.5" className="fill-accent" />
    </svg>
  );
}
