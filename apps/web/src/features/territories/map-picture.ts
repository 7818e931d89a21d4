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

export type Place = { readonly longitude: number; readonly latitude: number };
type Spot = { readonly x: number; readonly y: number };
/** Where a place stands on a map. */
export type Projection = (place: Place) => Spot;

/** All places fit. Longitudes shrink with the cosine of the middle latitude, so that distances look the same both ways. */
export function projectionOf(places: readonly Place[], width: number): Projection {
  const [south, north] = ends(places.map(({ latitude }) => latitude));
  const [west, east] = ends(places.map(({ longitude }) => longitude));
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = Math.min(
    (width - 2 * margin) / Math.max((east - west) * shrink, 0.1),
    (heightOf(width) - 2 * margin) / Math.max(north - south, 0.1),
  );
  const left = (width - (east - west) * shrink * scale) / 2;
  return ({ longitude, latitude }) => ({
    x: left + (longitude - west) * shrink * scale,
    y: margin + (north - latitude) * scale,
  });
}

type Placed = Place & { readonly id: string; readonly owner: string | null };

export function placedOf(accounts: readonly TerritoryAccount[]): readonly Placed[] {
  return accounts.flatMap(({ id, territoryId, latitude, longitude }) =>
    latitude === null || longitude === null ? [] : [{ id, owner: territoryId, latitude, longitude }],
  );
}

export function dotsOf(accounts: readonly TerritoryAccount[], width: number): readonly Dot[] {
  const placed = placedOf(accounts);
  const project = projectionOf(placed, width);
  return placed.map(({ id, owner, ...place }) => ({ id, owner, ...project(place) }));
}

type Rings = readonly (readonly (readonly number[])[])[];

/** A closed line a ring, as SVG and canvas both read it. */
export function pathOf(rings: Rings, project: Projection): string {
  const corner = ([longitude = 0, latitude = 0]: readonly number[]) => {
    const { x, y } = project({ longitude, latitude });
    return `${x.toFixed(1)},${y.toFixed(1)}`;
  };
  return rings.map((ring) => `M${ring.map(corner).join('L')}Z`).join('');
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
  /** Lines under the dots, as SVG writes them. */
  readonly outlines?: string;
};

export function drawDots(canvas: HTMLCanvasElement, { dots, hues, shown, width, outlines }: Drawing): void {
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
  if (outlines) {
    context.strokeStyle = faint;
    context.lineWidth = 0.75;
    context.stroke(new Path2D(outlines));
  }
  for (const dot of dots) if (!isOut(dot)) draw(dot, faint, 1);
  for (const dot of dots) {
    if (!isOut(dot)) continue;
    const hue = hues.get(dot.owner ?? '');
    draw(dot, hue === undefined ? faint : `oklch(62% 0.15 ${hue})`, shown === null ? 1.6 : 2.4);
  }
}
