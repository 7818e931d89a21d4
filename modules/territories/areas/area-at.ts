// Which areas hold a place.
import type { Area, Polygon, Position, Ring } from './area.ts';

type Box = { readonly west: number; readonly south: number; readonly east: number; readonly north: number };

/**
 * All areas that hold a position, in their order. Of two that share an edge, a position on the edge is in one alone: the one to
 * its north or east. Areas that cross the 180th meridian are to be given as two polygons.
 */
export function areaFinder(areas: readonly Area[]): (position: Position) => readonly Area[] {
  const boxed = areas.map((area) => ({ area, box: boxOf(area) }));
  return (position) =>
    boxed.filter(({ area, box }) => isInBox(position, box) && isIn(position, area)).map(({ area }) => area);
}

function boxOf({ outline }: Area): Box {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const [x, y] of outline.flat(2)) {
    box.west = Math.min(box.west, x);
    box.east = Math.max(box.east, x);
    box.south = Math.min(box.south, y);
    box.north = Math.max(box.north, y);
  }
  return box;
}

const isInBox = ([x, y]: Position, { west, south, east, north }: Box): boolean =>
  x >= west && x <= east && y >= south && y <= north;

const isIn = (position: Position, { outline }: Area): boolean =>
  outline.some((polygon) => isInPolygon(position, polygon));

/** Inside of the outer ring and of none that is cut out: a line to the east crosses all rings together an odd number of times. */
const isInPolygon = (position: Position, polygon: Polygon): boolean =>
  polygon.reduce((sum, ring) => sum + crossings(position, ring), 0) % 2 === 1;

function crossings([x, y]: Position, ring: Ring): number {
  let count = 0;
  for (let at = 1; at < ring.length; at += 1) {
    const [from, to] = [ring[at - 1], ring[at]];
    if (from === undefined || to === undefined || from[1] > y === to[1] > y) continue;
    // Always from the lower end, so that an edge is the same line for both areas that share it.
    const [low, high] = from[1] < to[1] ? [from, to] : [to, from];
    if (x < low[0] + ((y - low[1]) / (high[1] - low[1])) * (high[0] - low[0])) count += 1;
  }
  return count;
}
