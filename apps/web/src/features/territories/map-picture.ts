// Where the dots of a map stand and how they are drawn.
import type { TerritoryAccount, TerritoryFigures } from '../../api/territories.ts';

export type Dot = {
  readonly id: string;
  readonly owner: string | null;
  readonly x: number;
  readonly y: number;
};

/** As high as it is wide on a narrow screen. */
export const heightOf = (width: number) => Math.min(560, width);

const goldenAngle = 137.508;

/** A colour a territory, by its place: neighbours in the list stand far apart. */
export function huesOf(territories: readonly TerritoryFigures[]): ReadonlyMap<string, number> {
  return new Map(territories.map(({ territoryId }, index) => [territoryId, (index * goldenAngle) % 360]));
}

const margin = 16;

/** Longitudes shrink with the cosine of the middle latitude, so that distances look the same both ways. */
export function dotsOf(accounts: readonly TerritoryAccount[], width: number): readonly Dot[] {
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

export type Drawing = {
  readonly dots: readonly Dot[];
  readonly hues: ReadonlyMap<string, number>;
  readonly shown: string | null;
  readonly width: number;
};

export function drawDots(canvas: HTMLCanvasElement, { dots, hues, shown, width }: Drawing): void {
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
