// How a plan document is read: each field knows its JSON Schema and reads one untrusted value into one typed value.
// What is refused names its JSON path in `place.column`, so that an editor can point at it.
import { ok, refused } from '@cordee/kernel';
import type { Refusal, Result } from '@cordee/kernel';

export type JsonSchema = { readonly [keyword: string]: unknown };
export type Checked<T> = Result<T, readonly Refusal[]>;

export type Field<T> = {
  readonly schema: JsonSchema;
  /** Refuses compensation.plan_* codes, all that are found at once. */
  readonly read: (value: unknown, path: string) => Checked<T>;
  /** What a number counts, for words: money in the plan's currency, or a height that the `thresholds` beside it name. */
  readonly unit?: 'amount' | 'height';
  /** What it is made of, for forms: the item of a list, the alternatives of a choice of shapes. */
  readonly parts?: readonly Field<unknown>[];
  /** The named parts of an object, for forms. */
  readonly properties?: Properties;
};

/** A named part of an object: the label's message key is what forms and reference show. Without a fallback it is required. */
export type Property<T> = { readonly field: Field<T>; readonly label: string; readonly fallback?: T };
export type Properties = { readonly [name: string]: Property<unknown> };
export type ValuesOf<P extends Properties> = {
  readonly [K in keyof P]: P[K]['field'] extends Field<infer T> ? T : never;
};

export type ObjectField<T> = Field<T> & { readonly properties: Properties };

/** The refusal of one value at its JSON path. */
export function refusalAt(code: string, path: string, args: Refusal['args'] = {}): Refusal {
  return refused(code, { path, ...args }, { column: path }).refusal;
}

/** Refuses one value at its JSON path. */
export function refusedAt(code: string, path: string, args: Refusal['args'] = {}): Checked<never> {
  return { ok: false, refusal: [refusalAt(code, path, args)] };
}

/** An object of exactly these properties: an unknown one is refused, so that a misspelt rule is never ignored. */
export function objectField<P extends Properties>(properties: P): ObjectField<ValuesOf<P>> {
  return {
    properties,
    schema: objectSchema(properties),
    read: (value, path) => {
      if (!isPlainObject(value)) return refusedAt('compensation.plan_not_an_object', path);
      const refusals = Object.keys(value)
        .filter((name) => !Object.hasOwn(properties, name))
        .map((name) =>
          refusalAt('compensation.plan_unknown_key', `${path}.${name}`, {
            keys: Object.keys(properties).join(', '),
          }),
        );
      const values: Record<string, unknown> = {};
      for (const [name, property] of Object.entries(properties)) {
        const read = readProperty(property, value[name], `${path}.${name}`);
        if (read.ok) values[name] = read.value;
        else refusals.push(...read.refusal);
      }
      // Every property was read by the field that ValuesOf takes its type from.
      return refusals.length > 0 ? { ok: false, refusal: refusals } : ok(values as ValuesOf<P>);
    },
  };
}

/** A list of values of one field. */
export function listField<T>(
  item: Field<T>,
  options: { readonly min: number; readonly max: number },
): Field<readonly T[]> {
  return {
    schema: { type: 'array', items: item.schema, minItems: options.min, maxItems: options.max },
    parts: [item],
    read: (value, path) => {
      if (!Array.isArray(value) || value.length < options.min || value.length > options.max) {
        return refusedAt('compensation.plan_not_a_list', path, options);
      }
      const read = value.map((each, index) => item.read(each, `${path}[${index}]`));
      const refusals = read.flatMap((each) => (each.ok ? [] : each.refusal));
      return refusals.length > 0
        ? { ok: false, refusal: refusals }
        : ok(read.flatMap((each) => (each.ok ? [each.value] : [])));
    },
  };
}

function readProperty(property: Property<unknown>, value: unknown, path: string): Checked<unknown> {
  if (value !== undefined) return property.field.read(value, path);
  return 'fallback' in property ? ok(property.fallback) : refusedAt('compensation.plan_missing_key', path);
}

function objectSchema(properties: Properties): JsonSchema {
  const entries = Object.entries(properties);
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map(([name, { field }]) => [name, field.schema])),
    required: entries.filter(([, property]) => !('fallback' in property)).map(([name]) => name),
    additionalProperties: false,
  };
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
