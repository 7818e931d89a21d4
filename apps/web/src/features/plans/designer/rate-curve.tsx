import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { m } from '@cordee/messages';
import { formatDecimal, formatRatio } from '../../../locale.ts';
import {
  HEIGHT,
  keptInOrder,
  linePoints,
  scaleOf,
  stepsAt,
  WIDTH,
  xOf,
  yOf,
  type CurvePoint,
  type CurveScale,
} from './curve-scale.ts';
import { useEdit } from './edit.ts';
import { stepsText } from '../../../ui/exact-text.ts';
import { asText, valueAt, type Json, type Path } from '../../../api/plan-json.ts';

export type RateCurveProps = {
  readonly path: Path;
  readonly rows: readonly Json[];
  /** The keys of a row: where it starts and what it gives. */
  readonly names: readonly [string, string];
  readonly isAttainment: boolean;
};

/** The rows of a scale as a line: each point is dragged, or moved with the arrows, and the table follows. */
export function RateCurve({ path, rows, names, isAttainment }: RateCurveProps) {
  const { document, set } = useEdit();
  const svg = useRef<SVGSVGElement>(null);
  // While a point is dragged the drawing keeps its scale, so that the point stays under the hand.
  const [held, setHeld] = useState<{ readonly index: number; readonly scale: CurveScale } | null>(null);
  const points = rows.map((row) => pointOf(row, names));
  const scale = held?.scale ?? scaleOf(points);
  const isStraight = asText(valueAt(document, [...path.slice(0, -1), 'shape'])) === 'linear';
  const shownFrom = (from: number) =>
    isAttainment ? formatRatio(String(from)) : formatDecimal(String(Math.round(from)));

  const move = (index: number, wanted: { from: number; rate: number }) => {
    const from = keptInOrder(wanted.from, index, points, scale.fromSteps);
    const row = { ...(rows[index] as object), ...written(names, scale, { ...wanted, from }) };
    set(path, rows.with(index, row));
  };
  const drag = (event: PointerEvent) => {
    const box = svg.current?.getBoundingClientRect();
    if (!held || !box) return;
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    move(held.index, stepsAt(scale, (x / box.width) * WIDTH, (y / box.height) * HEIGHT));
  };
  const press = (event: KeyboardEvent, index: number) => {
    const by = moves[event.key];
    const point = points[index];
    if (!by || !point) return;
    event.preventDefault();
    const far = event.shiftKey ? 10 : 1;
    move(index, {
      from: Math.max(0, Math.round(point.from * scale.fromSteps) + by[0] * far),
      rate: Math.max(0, Math.round(point.rate * scale.rateSteps) + by[1] * far),
    });
  };

  return (
    <div className="flex min-w-0 flex-col gap-1">
      <svg
        ref={svg}
        // A drawing holds its handles: no fieldset can stand inside it.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="group"
        aria-label={m['designer.curve']()}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        className="w-full touch-none rounded-md border border-line bg-raised select-none"
        onPointerMove={drag}
        onPointerUp={() => setHeld(null)}
      >
        <Axes scale={scale} shownFrom={shownFrom} isAttainment={isAttainment} />
        <polyline
          points={linePoints(points, scale, isStraight)}
          fill="none"
          className="stroke-accent"
          strokeWidth="2.5"
        />
        {points.map((point, index) => (
          <g
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
            role="slider"
            tabIndex={0}
            aria-label={m['designer.curve_point']({ row: String(index + 1) })}
            aria-valuemin={0}
            aria-valuemax={
              Math.max(Math.round(scale.rateEnd * 10_000), Math.round(point.rate * 10_000)) / 100
            }
            aria-valuenow={Math.round(point.rate * 10_000) / 100}
            aria-valuetext={m['designer.curve_value']({
              from: shownFrom(point.from),
              rate: formatRatio(String(point.rate), 4),
            })}
            className="cursor-grab focus-visible:outline-none [&:focus-visible>circle:first-child]:stroke-ink"
            onKeyDown={(event) => press(event, index)}
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId);
              setHeld({ index, scale });
            }}
          >
            <circle
              cx={xOf(scale, point.from)}
              cy={yOf(scale, point.rate)}
              r="14"
              strokeWidth="2"
              className="fill-transparent stroke-transparent"
            />
            <circle
              cx={xOf(scale, point.from)}
              cy={yOf(scale, point.rate)}
              r="6.5"
              strokeWidth="2"
              className="fill-accent stroke-raised"
            />
          </g>
        ))}
      </svg>
      <p className="text-[13px] text-muted">{m['designer.curve_hint']()}</p>
    </div>
  );
}

/** Left and right move the threshold, up and down what it gives. */
const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

function pointOf(row: Json, [from, rate]: readonly [string, string]): CurvePoint {
  const number = (name: string) => Number(asText(valueAt(row, [name]))) || 0;
  return { from: number(from), rate: number(rate) };
}

function written(
  [from, rate]: readonly [string, string],
  { fromSteps, rateSteps }: CurveScale,
  steps: { from: number; rate: number },
): Record<string, string> {
  const start =
    fromSteps >= 1 ? stepsText(steps.from, fromSteps) : String(steps.from * Math.round(1 / fromSteps));
  return { [from]: start, [rate]: stepsText(steps.rate, rateSteps) };
}

function Axes({
  scale,
  shownFrom,
  isAttainment,
}: {
  scale: CurveScale;
  shownFrom: (from: number) => string;
  isAttainment: boolean;
}) {
  const parts = [0, 0.25, 0.5, 0.75, 1];
  const [left, bottom] = [xOf(scale, 0), yOf(scale, 0)];
  return (
    <g aria-hidden="true" className="fill-muted text-[12px]">
      {parts.map((part) => (
        <g key={part}>
          <line
            x1={left}
            x2={WIDTH}
            y1={yOf(scale, scale.rateEnd * part)}
            y2={yOf(scale, scale.rateEnd * part)}
            className="stroke-line"
          />
          <text x={left - 6} y={yOf(scale, scale.rateEnd * part) + 4} textAnchor="end">
            {formatRatio(String(scale.rateEnd * part), 1)}
          </text>
          <text
            x={xOf(scale, scale.fromEnd * part)}
            y={bottom + 20}
            textAnchor={part === 1 ? 'end' : 'middle'}
          >
            {shownFrom(scale.fromEnd * part)}
          </text>
        </g>
      ))}
      {isAttainment && scale.fromEnd > 1 && (
        <line
          x1={xOf(scale, 1)}
          x2={xOf(scale, 1)}
          y1={yOf(scale, scale.rateEnd)}
          y2={bottom}
          className="stroke-edge"
          strokeDasharray="4 4"
        />
      )}
    </g>
  );
}
