// Drawings place pixels, so they may use binary numbers; what is written beside them never does.
export type BulletProps = {
  readonly value: number;
  readonly target: number;
  /** Where the drawing ends, the same for bullets that are compared. */
  readonly end?: number;
};

const width = 240;
const height = 14;

/** What was reached as a bar from zero, the target as a line across it. The figures stand beside it in words. */
export function Bullet({ value, target, end: given }: BulletProps) {
  const end = (given ?? Math.max(value, target, 0)) * 1.08 || 1;
  const at = (amount: number) => (Math.min(Math.max(0, amount), end) / end) * width;
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      className="h-3.5 w-full max-w-80 min-w-16"
    >
      <rect x="0" y="4" width={width} height="6" className="fill-hover" />
      <rect x="0" y="4" width={at(value)} height="6" className="fill-accent" />
      {value > end && (
        <path
          d={`M${width - 6} 2 L${width} 7 L${width - 6} 12`}
          fill="none"
          className="stroke-sheet"
          strokeWidth="2"
        />
      )}
      <line
        x1={at(target)}
        x2={at(target)}
        y1="0"
        y2={height}
        className="stroke-ink"
        strokeWidth="2"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
