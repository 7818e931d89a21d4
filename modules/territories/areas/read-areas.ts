// Areas from GeoJSON (RFC 7946): polygons with a code and a name, in degrees. A file with a fault is refused as a whole.
import { ok, refused, type Refused, type Result } from '@cordee/kernel';
import type { Area, Polygon, Position, Ring } from './area.ts';

export const BYTES_MAX = 20 * 1024 * 1024;
const areasMax = 2_000;
const positionsMax = 400_000;
const ringsMax = 20_000;
const depthMax = 16;
const ringPositionsMin = 4;
const textMax = 120;

/** Names of properties that hold the code and the name of an area, the first that is there. */
const codeNames = ['code', 'id', 'insee', 'code_insee', 'nuts_id', 'iso'];
const nameNames = ['nom', 'name', 'libelle', 'label', 'nuts_name'];

type Fields = Readonly<Record<string, unknown>>;

/**
 * Refuses, each with the file and where there is one the line or the number of the area: territories.areas_large,
 * areas_deep, areas_text, areas_json, areas_kind, areas_none, areas_many, area_kind, area_ring_open, area_ring_short,
 * area_position, areas_detailed, area_twice.
 */
export function readAreas(bytes: Uint8Array, document: string): Result<readonly Area[]> {
  const refuse = (code: string, args: Record<string, string | number> = {}): Refused =>
    refused(`territories.${code}`, args, { document });
  if (bytes.byteLength > BYTES_MAX) return refuse('areas_large', { most: BYTES_MAX / 1024 / 1024 });
  const text = textOf(bytes);
  if (text === null) return refuse('areas_text');
  if (isDeeper(text, depthMax)) return refuse('areas_deep', { most: depthMax });
  const parsed = parse(text);
  if (!parsed.ok) return refused('territories.areas_json', {}, { document, line: parsed.line });
  const features = featuresOf(parsed.value);
  if (features === null) return refuse('areas_kind');
  if (features.length === 0) return refuse('areas_none');
  if (features.length > areasMax) return refuse('areas_many', { count: features.length, most: areasMax });
  return readFeatures(features, document);
}

function readFeatures(features: readonly unknown[], document: string): Result<readonly Area[]> {
  const areas: Area[] = [];
  const numbers = new Map<string, number>();
  const size = { rings: 0, positions: 0 };
  for (const [index, feature] of features.entries()) {
    const number = index + 1;
    const read = readFeature(feature, number, size);
    const named = (code: string, args: Record<string, string | number> = {}) =>
      refused(
        `territories.${code}`,
        { area: nameOf(feature, number), number, ...args },
        { document, column: `features[${index}]` },
      );
    if (typeof read === 'string') return named(read, { rings: ringsMax, positions: positionsMax });
    const other = numbers.get(read.code);
    if (other !== undefined) return named('area_twice', { code: read.code, other });
    numbers.set(read.code, number);
    areas.push(read);
  }
  return ok(areas);
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Before it is parsed: a text that is nested without end would break the parser. */
function isDeeper(text: string, most: number): boolean {
  let [depth, isQuoted] = [0, false];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (isQuoted) {
      if (sign === '\\') at += 1;
      else if (sign === '"') isQuoted = false;
    } else if (sign === '"') isQuoted = true;
    else if (sign === '[' || sign === '{') {
      depth += 1;
      if (depth > most) return true;
    } else if (sign === ']' || sign === '}') depth -= 1;
  }
  return false;
}

type Parsed = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly line: number };

function parse(text: string): Parsed {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch (error) {
    const at = Number(/position (\d+)/.exec(String(error))?.[1] ?? text.length);
    return { ok: false, line: text.slice(0, at).split('\n').length };
  }
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A collection of features, or one alone. */
function featuresOf(value: unknown): readonly unknown[] | null {
  if (!isFields(value)) return null;
  if (value['type'] === 'Feature') return [value];
  const { features } = value;
  return value['type'] === 'FeatureCollection' && Array.isArray(features) ? features : null;
}

type Size = { rings: number; positions: number };
type Fault =
  | 'area_kind'
  | 'area_ring_open'
  | 'area_ring_short'
  | 'area_position'
  | 'areas_detailed'
  | 'area_code';

function readFeature(feature: unknown, number: number, size: Size): Area | Fault {
  if (!isFields(feature) || feature['type'] !== 'Feature' || !isFields(feature['geometry']))
    return 'area_kind';
  const { type, coordinates } = feature['geometry'];
  if (!Array.isArray(coordinates)) return 'area_kind';
  if (type !== 'Polygon' && type !== 'MultiPolygon') return 'area_kind';
  const outline: Polygon[] = [];
  for (const polygon of type === 'Polygon' ? [coordinates] : (coordinates as unknown[])) {
    const read = readPolygon(polygon, size);
    if (typeof read === 'string') return read;
    outline.push(read);
  }
  if (outline.length === 0) return 'area_kind';
  const properties = propertiesOf(feature);
  const code = textIn(properties, codeNames) ?? textIn(feature, ['id']) ?? String(number);
  if (code.length > textMax) return 'area_code';
  return { number, code, name: nameOf(feature, number), outline };
}

function readPolygon(polygon: unknown, size: Size): Polygon | Fault {
  if (!Array.isArray(polygon) || polygon.length === 0) return 'area_kind';
  const rings: Ring[] = [];
  for (const ring of polygon as unknown[]) {
    const read = readRing(ring);
    if (typeof read === 'string') return read;
    size.rings += 1;
    size.positions += read.length;
    if (size.rings > ringsMax || size.positions > positionsMax) return 'areas_detailed';
    rings.push(read);
  }
  return rings;
}

function readRing(ring: unknown): Ring | Fault {
  if (!Array.isArray(ring)) return 'area_kind';
  const positions: Position[] = [];
  for (const each of ring as unknown[]) {
    if (!Array.isArray(each)) return 'area_kind';
    const [longitude, latitude] = each as unknown[];
    if (!isWithin(longitude, 180) || !isWithin(latitude, 90)) return 'area_position';
    positions.push([longitude, latitude]);
  }
  if (positions.length < ringPositionsMin) return 'area_ring_short';
  const [first, last] = [positions[0], positions.at(-1)];
  return first?.[0] === last?.[0] && first?.[1] === last?.[1] ? positions : 'area_ring_open';
}

const isWithin = (value: unknown, most: number): value is number =>
  typeof value === 'number' && Math.abs(value) <= most;

const propertiesOf = (feature: Fields): Fields =>
  isFields(feature['properties']) ? feature['properties'] : {};

function nameOf(feature: unknown, number: number): string {
  if (!isFields(feature)) return String(number);
  const properties = propertiesOf(feature);
  const name = textIn(properties, nameNames) ?? textIn(properties, codeNames) ?? String(number);
  return name.slice(0, textMax);
}

function textIn(fields: Fields, names: readonly string[]): string | null {
  const byName = new Map(Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value]));
  for (const name of names) {
    const value = byName.get(name);
    if (typeof value === 'number') return String(value);
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
  }
  return null;
}
