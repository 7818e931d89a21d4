import type { JsonSchema } from './field.ts';

/** Shorter parts are as quickly read where they stand. */
const LENGTH_MIN = 120;
const KEYWORDS = new Set(['items', 'oneOf', 'anyOf', 'properties', 'additionalProperties']);

/** The same schema with each part that stands more than once written once, in `$defs`, by the name of its property. */
export function withDefinitions({ $schema, title, ...schema }: JsonSchema): JsonSchema {
  const repeated = repeatedIn(schema);
  const names = new Map<string, string>();
  const definitions: Record<string, unknown> = {};
  const written = (value: unknown, name: string, isRoot = false): unknown => {
    if (Array.isArray(value)) return value.map((each) => written(each, name));
    if (!isObject(value)) return value;
    const text = JSON.stringify(value);
    if (isRoot || !isPart(value) || !repeated.has(text)) return inside(value, name);
    const known = names.get(text) ?? freeName(name, definitions);
    if (!names.has(text)) {
      names.set(text, known);
      definitions[known] = {};
      definitions[known] = inside(value, name);
    }
    return { $ref: `#/$defs/${known}` };
  };
  const inside = (value: Readonly<Record<string, unknown>>, name: string) =>
    Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, written(each, KEYWORDS.has(key) ? name : key)]),
    );
  const { ...root } = written(schema, 'plan', true) as JsonSchema; // an object stays one
  return { $schema, title, ...root, $defs: definitions };
}

function repeatedIn(schema: JsonSchema): ReadonlySet<string> {
  const counts = new Map<string, number>();
  const count = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) count(each);
    if (!isObject(value)) return;
    const text = JSON.stringify(value);
    if (isPart(value) && text.length >= LENGTH_MIN) counts.set(text, (counts.get(text) ?? 0) + 1);
    for (const each of Object.values(value)) count(each);
  };
  count(schema);
  return new Set([...counts].flatMap(([text, times]) => (times > 1 ? text : [])));
}

function freeName(name: string, taken: Readonly<Record<string, unknown>>): string {
  let [free, number] = [name, 1];
  while (free in taken) free = `${name}_${++number}`;
  return free;
}

/** A schema, and not the list of an object's properties, of which one may be called `type`. */
function isPart(value: Readonly<Record<string, unknown>>): boolean {
  return typeof value['type'] === 'string' || Array.isArray(value['oneOf']) || Array.isArray(value['anyOf']);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
