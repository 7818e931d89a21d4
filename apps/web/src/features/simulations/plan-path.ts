// A place of a plan document as the server names it, such as $.components[0].args.tiers[1].rate.
type Json = unknown;

/** The document with another value at one place; where the place does not exist, the document as it was. */
export function withValueAt(document: Json, path: string, value: Json): Json {
  return placed(document, keysOf(path), value);
}

/** What stands at a place; undefined where it does not exist. */
export function valueAtPath(document: Json, path: string): Json {
  return keysOf(path).reduce<Json>((at, key) => (isHolder(at) ? at[key] : undefined), document);
}

function keysOf(path: string): readonly string[] {
  return path.match(/[^.[\]$]+/g) ?? [];
}

function placed(at: Json, [key, ...rest]: readonly string[], value: Json): Json {
  if (key === undefined) return value;
  if (!isHolder(at) || !(key in at)) return at;
  const inside = placed(at[key], rest, value);
  if (Array.isArray(at)) return at.map((each: Json, index) => (String(index) === key ? inside : each));
  return { ...at, [key]: inside };
}

function isHolder(value: Json): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null;
}
