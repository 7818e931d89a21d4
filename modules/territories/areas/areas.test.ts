import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entityId } from '@cordee/kernel';
import type { BookAccount } from '../territory.ts';
import { areaFinder } from './area-at.ts';
import { areaBook } from './area-book.ts';
import type { Area, Ring } from './area.ts';
import { coarseOutlines } from './coarse-outline.ts';
import { readAreas } from './read-areas.ts';

const square = (west: number, south: number, east: number, north: number): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const area = (number: number, ...rings: readonly Ring[]): Area => ({
  number,
  code: String(number),
  name: `Area ${number}`,
  outline: [rings],
});

const cut = fc
  .uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 5 })
  .map((cuts) => [0, ...cuts.toSorted((a, b) => a - b), 100]);
const place = fc.integer({ min: 0, max: 99 });

/** The cells of a grid: together they are the whole square. */
function cells(columns: readonly number[], rows: readonly number[]): readonly Area[] {
  const found: Area[] = [];
  for (const [at, west] of columns.slice(0, -1).entries())
    for (const [row, south] of rows.slice(0, -1).entries())
      found.push(
        area(found.length + 1, square(west, south, columns[at + 1] ?? west, rows[row + 1] ?? south)),
      );
  return found;
}

describe('an area', () => {
  it('holds each place of a division alone, also one on an edge or a corner', () => {
    fc.assert(
      fc.property(cut, cut, place, place, (columns, rows, x, y) => {
        expect(areaFinder(cells(columns, rows))([x, y])).toHaveLength(1);
      }),
    );
  });

  it('shares a slanted edge with its neighbour without a gap', () => {
    fc.assert(
      fc.property(place, fc.integer({ min: 1, max: 99 }), place, (from, to, y) => {
        const left: Ring = [
          [0, 0],
          [from, 0],
          [to, 100],
          [0, 100],
          [0, 0],
        ];
        const right: Ring = [
          [to, 100],
          [from, 0],
          [100, 0],
          [100, 100],
          [to, 100],
        ];
        const onEdge = from + ((to - from) * y) / 100;
        expect(areaFinder([area(1, left), area(2, right)])([onEdge, y])).toHaveLength(1);
      }),
    );
  });

  it('does not hold what is cut out of it', () => {
    const find = areaFinder([area(1, square(0, 0, 9, 9), square(3, 3, 6, 6))]);
    expect([find([1, 1]).length, find([4, 4]).length]).toEqual([1, 0]);
  });

  it('stays within itself when it is drawn more coarsely', () => {
    const fine = Array.from({ length: 9_000 }, (_, at): [number, number] => [at / 900, 0]);
    const ring: Ring = [...fine, [10, 5], [0, 5], [0, 0]];
    const [drawn] = coarseOutlines([area(1, ring)]).get(1) ?? [];
    expect(drawn?.length).toBeLessThan(1_600);
    expect(drawn?.at(-1)).toEqual([0, 0]);
  });
});

describe('the book of areas', () => {
  const account = (index: number, at: readonly [number, number] | null): BookAccount => ({
    id: entityId(`00000000-0000-4000-8000-${String(index).padStart(12, '0')}`),
    code: `A${index}`,
    name: `Account ${index}`,
    town: null,
    longitude: at?.[0] ?? null,
    latitude: at?.[1] ?? null,
    potential: '10.50',
    territoryId: null,
    isLocked: false,
    normVisits: 2,
  });

  it('counts every account once: in an area, outside of all, or without a place', () => {
    const anywhere = fc.option(
      fc.tuple(fc.integer({ min: -20, max: 120 }), fc.integer({ min: -20, max: 80 })),
    );
    fc.assert(
      fc.property(fc.array(anywhere, { maxLength: 40 }), cut, (places, columns) => {
        const accounts = places.map((at, index) => account(index, at));
        const areas = [...cells(columns, [0, 50]), area(99, square(10, 10, 90, 40))];
        const book = areaBook(areas, accounts, new Map());
        const counted = book.areas.reduce((sum, each) => sum + each.accounts.length, 0);
        expect(counted + book.outside.length + book.unplaced.length).toBe(accounts.length);
        expect(book.overlaps.every(({ areas: several }) => several.length > 1)).toBe(true);
      }),
    );
  });
});

describe('a file of areas', () => {
  const bytes = (value: unknown) =>
    new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
  const feature = (coordinates: unknown, properties: object | null = null, type = 'Polygon') => ({
    type: 'Feature',
    properties,
    geometry: { type, coordinates },
  });
  const collection = (...features: readonly unknown[]) => ({ type: 'FeatureCollection', features });
  const ring = square(5, 45, 6, 46);
  const read = (value: unknown) => readAreas(bytes(value), 'zones.geojson');
  const refusalOf = (value: unknown) => {
    const answer = read(value);
    return answer.ok ? null : answer.refusal;
  };

  it('gives codes and names as other tools write them, and numbers where there are none', () => {
    const answer = read(
      collection(
        feature([ring], { code: '38', nom: 'Isère' }),
        feature([[ring]], { NUTS_ID: 'FRK2', NUTS_NAME: 'Rhône' }, 'MultiPolygon'),
        feature([ring]),
      ),
    );
    expect(answer.ok && answer.value.map(({ code, name }) => [code, name])).toEqual([
      ['38', 'Isère'],
      ['FRK2', 'Rhône'],
      ['3', '3'],
    ]);
  });

  it('is refused as a whole, with the area at fault', () => {
    const named = { code: '38', nom: 'Isère' };
    const faults: readonly (readonly [unknown, string])[] = [
      [feature([ring.slice(0, 3)], named), 'area_ring_short'],
      [feature([ring.slice(0, 4)], named), 'area_ring_open'],
      [feature([square(850_000, 6_500_000, 860_000, 6_510_000)], named), 'area_position'],
      [feature([5, 45], named, 'Point'), 'area_kind'],
      [feature([], named), 'area_kind'],
      [{ ...feature([ring], named), geometry: null }, 'area_kind'],
    ];
    for (const [fault, code] of faults)
      expect(refusalOf(collection(feature([ring]), fault))).toMatchObject({
        code: `territories.${code}`,
        args: { number: 2, area: 'Isère' },
        place: { document: 'zones.geojson', column: 'features[1]' },
      });
    expect(refusalOf(collection(feature([ring], named), feature([ring], named)))).toMatchObject({
      code: 'territories.area_twice',
      args: { code: '38', number: 2, other: 1 },
    });
  });

  it('is refused where it is no file of areas, is nested without end or holds too much', () => {
    expect(refusalOf('{"type":\n"FeatureCollection",\n')).toMatchObject({
      code: 'territories.areas_json',
      place: { line: 3 },
    });
    expect(refusalOf(collection())?.code).toBe('territories.areas_none');
    expect(refusalOf({ type: 'Topology' })?.code).toBe('territories.areas_kind');
    expect(refusalOf('['.repeat(100_000))?.code).toBe('territories.areas_deep');
    const many = Array.from({ length: 2_001 }, () => feature([ring]));
    expect(refusalOf(collection(...many))).toMatchObject({
      code: 'territories.areas_many',
      args: { count: 2_001 },
    });
    const detailed = Array.from({ length: 20_001 }, () => ring);
    expect(refusalOf(collection(feature(detailed)))?.code).toBe('territories.areas_detailed');
    const latin = readAreas(Uint8Array.of(123, 233, 125), 'zones.geojson');
    expect(!latin.ok && latin.refusal.code).toBe('territories.areas_text');
  });
});
