// A plan document while it is written: plain JSON, changed at a path without touching what was before.
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };
export type Path = readonly (string | number)[];

/** As the server names a place: `$.components[0].args.rate`. */
export function pathText(path: Path): string {
  return path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : `${text}.${step}`),
    '$',
  );
}

/** The place that the server names: the reverse of pathText. */
export function pathOf(text: string): Path {
  const steps = text.match(/[^.[\]$]+/g) ?? [];
  return steps.map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

export function valueAt(json: Json | undefined, path: Path): Json | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return json;
  if (json === undefined || json === null || typeof json !== 'object') return undefined;
  const inner = isList(json) ? json[Number(step)] : json[step];
  return valueAt(inner, rest);
}

/** The document with another value at the path; undefined takes the key, or the item of a list, away. */
export function withValue(json: Json | undefined, path: Path, value: Json | undefined): Json {
  const [step, ...rest] = path;
  if (step === undefined) return value ?? null;
  if (typeof step === 'number') return withItem(json, step, rest, value);
  const { [step]: inner, ...others } = asObject(json);
  if (rest.length === 0 && value === undefined) return others;
  return { ...asObject(json), [step]: withValue(inner, rest, value) };
}

function withItem(json: Json | undefined, index: number, rest: Path, value: Json | undefined): Json {
  const list = asList(json);
  if (rest.length === 0 && value === undefined) return list.filter((_, each) => each !== index);
  const changed = withValue(list[index], rest, value);
  return index < list.length ? list.with(index, changed) : [...list, changed];
}

export function asObject(json: Json | undefined): JsonObject {
  return typeof json === 'object' && json !== null && !isList(json) ? json : {};
}

export function asList(json: Json | undefined): readonly Json[] {
  return isList(json) ? json : [];
}

export function asText(json: Json | undefined): string {
  return typeof json === 'string' || typeof json === 'number' ? String(json) : '';
}

/** Array.isArray does not narrow a read-only array. */
function isList(json: Json | undefined): json is readonly Json[] {
  return Array.isArray(json);
}
