import { useEffect, useMemo, useRef, useState, type PointerEvent } from 'react';
import { m } from '@cordee/messages';
import type { AreaOutline } from '../../api/territory/areas.ts';
import type { TerritoryAccount, TerritoryFigures } from '../../api/territories.ts';
import { formatCount } from '../../locale.ts';
import {
  dotsOf,
  drawDots,
  heightOf,
  huesOf,
  pathOf,
  placedOf,
  projectionOf,
  type Dot,
} from './map-picture.ts';
import { territoryLabel } from './balance-table.tsx';

type TerritoryMapProps = {
  readonly accounts: readonly TerritoryAccount[];
  readonly territories: readonly TerritoryFigures[];
  /** The territory that stands out; null: all do. */
  readonly shown: string | null;
  readonly onShow: (territoryId: string | null) => void;
  readonly outlines?: readonly AreaOutline[];
  /** Told of the accounts inside of a line that was drawn around them. */
  readonly onCatch?: (accountIds: readonly string[]) => void;
};

const noOutlines: readonly AreaOutline[] = [];

type Spot = { readonly x: number; readonly y: number };

/** One dot an account, coloured by its territory. The table beside it says and does the same. */
export function TerritoryMap({
  accounts,
  territories,
  shown,
  onShow,
  onCatch,
  outlines = noOutlines,
}: TerritoryMapProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [width, setWidth] = useState(800);
  const [line, setLine] = useState<readonly Spot[]>([]);
  const dots = useMemo(() => dotsOf(accounts, width), [accounts, width]);
  const lines = useMemo(() => {
    const project = projectionOf(placedOf(accounts), width);
    return outlines.map(({ rings }) => pathOf(rings, project)).join('');
  }, [accounts, outlines, width]);
  const hues = useMemo(() => huesOf(territories), [territories]);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    const resized = new ResizeObserver(() => setWidth(element.clientWidth));
    resized.observe(element);
    return () => resized.disconnect();
  }, []);
  useEffect(() => {
    if (canvas.current) drawDots(canvas.current, { dots, hues, shown, width, outlines: lines });
  }, [dots, hues, shown, width, lines]);
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
            setLine([placeIn(event)]);
          }}
          onPointerMove={(event) => {
            if (line.length > 0) setLine([...line, placeIn(event)]);
          }}
          onPointerUp={() => {
            setLine([]);
            if (isPress(line)) onShow(nearest(dots, line[0])?.owner ?? null);
            else onCatch?.(dots.filter((dot) => isInside(dot, line)).map(({ id }) => id));
          }}
        />
        {line.length > 0 && !isPress(line) && (
          <svg aria-hidden="true" className="pointer-events-none absolute inset-0 size-full text-accent">
            <polygon
              points={line.map(({ x, y }) => `${x},${y}`).join(' ')}
              fill="currentColor"
              fillOpacity="0.12"
              stroke="currentColor"
            />
          </svg>
        )}
      </div>
      <p className="text-[13px] text-muted">{m['territories.map_credit']()}</p>
    </figure>
  );
}

const placeIn = ({ nativeEvent }: PointerEvent) => ({ x: nativeEvent.offsetX, y: nativeEvent.offsetY });
const isPress = (line: readonly Spot[]) => {
  const [first] = line;
  return first === undefined || line.every(({ x, y }) => Math.hypot(x - first.x, y - first.y) < 4);
};

/** Whether a line to the right crosses what was drawn an odd number of times. */
function isInside({ x, y }: Spot, line: readonly Spot[]): boolean {
  let inside = false;
  let before = line.at(-1);
  for (const corner of line) {
    if (before && corner.y > y !== before.y > y) {
      const crossing = corner.x + ((y - corner.y) / (before.y - corner.y)) * (before.x - corner.x);
      if (x < crossing) inside = !inside;
    }
    before = corner;
  }
  return inside;
}

const reach = 12;

function nearest(dots: readonly Dot[], at: Spot | undefined): Dot | undefined {
  if (!at) return undefined;
  let [best, least]: [Dot | undefined, number] = [undefined, reach];
  for (const dot of dots) {
    const away = Math.hypot(dot.x - at.x, dot.y - at.y);
    if (away < least) [best, least] = [dot, away];
  }
  return best;
}
