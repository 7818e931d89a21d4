import { useEffect, useMemo, useRef, useState, type PointerEvent } from 'react';
import { m } from '@cordee/messages';
import type { TerritoryAccount, TerritoryFigures } from '../../api/territories.ts';
import { formatCount } from '../../locale.ts';
import { territoryLabel } from './balance-table.tsx';

type TerritoryMapProps = {
  readonly accounts: readonly TerritoryAccount[];
  readonly territories: readonly TerritoryFigures[];
  /** The territory that stands out; null: all do. */
  readonly shown: string | null;
  readonly onShow: (territoryId: string | null) => void;
  /** Told of the accounts inside of a rectangle that was drawn. */
  readonly onCatch?: (accountIds: readonly string[]) => void;
};

type Dot = { readonly id: string; readonly owner: string | null; readonly x: number; readonly y: number };
type Box = { readonly x: number; readonly y: number; readonly toX: number; readonly toY: number };

/** As high as it is wide on a narrow screen. */
const heightOf = (width: number) => Math.min(560, width);
const goldenAngle = 137.508;

/** One dot an account, coloured by its territory. The table beside it says and does the same. */
export function TerritoryMap({ accounts, territories, shown, onShow, onCatch }: TerritoryMapProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [width, setWidth] = useState(800);
  const [box, setBox] = useState<Box | null>(null);
  const dots = useMemo(() => dotsOf(accounts, width), [accounts, width]);
  const hues = useMemo(
    () => new Map(territories.map(({ territoryId }, index) => [territoryId, (index * goldenAngle) % 360])),
    [territories],
  );
  useEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    const resized = new ResizeObserver(() => setWidth(element.clientWidth));
    resized.observe(element);
    return () => resized.disconnect();
  }, []);
  useEffect(() => {
    if (canvas.current) drawDots(canvas.current, { dots, hues, shown, width });
  }, [dots, hues, shown, width]);
  const owner = territories.find(({ territoryId }) => territoryId === shown);
  return (
    <figure className="flex flex-col gap-2 rounded-md border border-line bg-sheet p-4">
      <figcaption className="text-[14px] text-muted">
        {m['territories.map_words']({
          dots: formatCount(dots.length),
          all: formatCount(accounts.length),
          shown: owner ? territoryLabel(owner) : m['territories.all_territories'](),
        })}
      </figcaption>
      <div className="relative">
        <canvas
          ref={canvas}
          aria-hidden="true"
          className="w-full touch-none"
          style={{ height: heightOf(width), cursor: 'crosshair' }}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            const at = placeIn(event);
            setBox({ ...at, toX: at.x, toY: at.y });
          }}
          onPointerMove={(event) => {
            if (!box) return;
            const { x: toX, y: toY } = placeIn(event);
            setBox({ ...box, toX, toY });
          }}
          onPointerUp={() => {
            if (!box) return;
            setBox(null);
            const caught = caughtIn(dots, box);
            if (isPress(box)) onShow(nearest(dots, box)?.owner ?? null);
            else onCatch?.(caught);
          }}
        />
        {box && !isPress(box) && (
          <span className="pointer-events-none absolute border border-accent" style={frameOf(box)} />
        )}
      </div>
      <p className="text-[13px] text-muted">{m['territories.map_credit']()}</p>
    </figure>
  );
}

const placeIn = ({ nativeEvent }: PointerEvent) => ({ x: nativeEvent.offsetX, y: nativeEvent.offsetY });
const isPress = ({ x, y, toX, toY }: Box) => Math.hypot(toX - x, toY - y) < 4;
const frameOf = ({ x, y, toX, toY }: Box) => ({
  left: Math.min(x, toX),
  top: Math.min(y, toY),
  width: Math.abs(toX - x),
  height: Math.abs(toY - y),
});

function caughtIn(dots: readonly Dot[], { x, y, toX, toY }: Box): readonly string[] {
  const isBetween = (value: number, one: number, other: number) =>
    value >= Math.min(one, other) && value <= Math.max(one, other);
  return dots.filter((dot) => isBetween(dot.x, x, toX) && isBetween(dot.y, y, toY)).map(({ id }) => id);
}

const reach = 12;

function nearest(dots: readonly Dot[], { x, y }: Box): Dot | undefined {
  let [best, least]: [Dot | undefined, number] = [undefined, reach];
  for (const dot of dots) {
    const away = Math.hypot(dot.x - x, dot.y - y);
    if (away < least) [best, least] = [dot, away];
  }
  return best;
}

const margin = 16;

/** Longitudes shrink with the cosine of the middle latitude, so that distances look the same both ways. */
function dotsOf(accounts: readonly TerritoryAccount[], width: number): readonly Dot[] {
  const placed = accounts.flatMap(({ id, territoryId, latitude, longitude }) =>
    latitude === null || longitude === null ? [] : [{ id, owner: territoryId, latitude, longitude }],
  );
  const latitudes = placed.map(({ latitude }) => latitude);
  const longitudes = placed.map(({ longitude }) => longitude);
  const [south, north] = ends(latitudes);
  const [west, east] = ends(longitudes);
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = Math.min(
    (width - 2 * margin) / Math.max((east - west) * shrink, 0.1),
    (heightOf(width) - 2 * margin) / Math.max(north - south, 0.1),
  );
  const left = (width - (east - west) * shrink * scale) / 2;
  return placed.map(({ id, owner, latitude, longitude }) => ({
    id,
    owner,
    x: left + (longitude - west) * shrink * scale,
    y: margin + (north - latitude) * scale,
  }));
}

function ends(values: readonly number[]): readonly [number, number] {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) [least, most] = [Math.min(least, value), Math.max(most, value)];
  return values.length === 0 ? [0, 1] : [least, most];
}

type Drawing = {
  readonly dots: readonly Dot[];
  readonly hues: ReadonlyMap<string, number>;
  readonly shown: string | null;
  readonly width: number;
};

function drawDots(canvas: HTMLCanvasElement, { dots, hues, shown, width }: Drawing): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const sharpness = window.devicePixelRatio;
  canvas.width = width * sharpness;
  canvas.height = heightOf(width) * sharpness;
  context.scale(sharpness, sharpness);
  const isOut = ({ owner }: Dot) => shown === null || owner === shown;
  const draw = (dot: Dot, colour: string, radius: number) => {
    context.fillStyle = colour;
    context.fillRect(dot.x - radius, dot.y - radius, 2 * radius, 2 * radius);
  };
  const faint = getComputedStyle(canvas).getPropertyValue('--color-edge') || 'gray';
  for (const dot of dots) if (!isOut(dot)) draw(dot, faint, 1);
  for (const dot of dots) {
    if (!isOut(dot)) continue;
    const hue = hues.get(dot.owner ?? '');
    draw(dot, hue === undefined ? faint : `oklch(62% 0.15 ${hue})`, shown === null ? 1.6 : 2.4);
  }
}
