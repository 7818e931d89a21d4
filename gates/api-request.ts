// Requests made from what an endpoint itself declares: right ones from known ids, wrong ones from its schemas.
import { z } from '@hono/zod-openapi';
import type { Endpoint } from '@cordee/platform/http';
import type { Random } from './gate.ts';

type Schema = {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
};

export const nameOf = (endpoint: Endpoint): string => `${endpoint.method.toUpperCase()} ${endpoint.path}`;

/** The properties of a part of the request, and which of them must be there. */
export function shapeOf(part: z.ZodType | undefined): Schema {
  if (!part) return { type: 'object', properties: {}, required: [] };
  // The document's own form: what is not known to JSON Schema (a file) stands as anything.
  return z.toJSONSchema(part, { unrepresentable: 'any', io: 'input' }) as Schema;
}

/** A value that the schema accepts. */
export function sampleOf(schema: Schema, random: Random): unknown {
  const forms = schema.anyOf ?? schema.oneOf;
  if (forms) return sampleOf(random.pick(forms), random);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return random.pick(schema.enum);
  if (schema.type === 'string') return sampleText(schema, random);
  if (schema.type === 'boolean') return random.below(2) === 0;
  if (schema.type === 'number' || schema.type === 'integer')
    return Math.max(schema.minimum ?? 0, (schema.exclusiveMinimum ?? -1) + 1, 0) + random.below(3);
  if (schema.type === 'null') return null;
  if (schema.type === 'array') return [sampleOf(schema.items ?? {}, random)];
  if (schema.type === 'object') return objectOf(schema, random);
  return { any: 'thing' };
}

function objectOf(schema: Schema, random: Random): Record<string, unknown> {
  const entries = Object.entries(schema.properties ?? {});
  const chosen = entries.filter(([name]) => schema.required?.includes(name) || random.below(2) === 0);
  return Object.fromEntries(chosen.map(([name, property]) => [name, sampleOf(property, random)]));
}

function sampleText(schema: Schema, random: Random): string {
  if (schema.format === 'uuid')
    return `00000000-0000-4000-8000-${String(random.below(1e12)).padStart(12, '0')}`;
  if (schema.format === 'date')
    return `20${10 + random.below(80)}-0${1 + random.below(9)}-1${random.below(9)}`;
  if (schema.format === 'email') return `somebody${random.below(1e9)}@example.test`;
  if (schema.pattern) return patternText(new RegExp(schema.pattern), random);
  return '2026-Q1 some text'.padEnd(schema.minLength ?? 0, '.');
}

/** The first of the kinds of text that the API knows which the pattern accepts. */
function patternText(pattern: RegExp, random: Random): string {
  const bytesMin = Number(/\{(\d+)/.exec(pattern.source)?.[1] ?? 1);
  const kinds = [
    String(random.below(1_000)),
    'abc',
    'EUR',
    random.below(1e9).toString(16).padStart(64, 'a'),
    'A'.repeat(bytesMin),
    '1'.repeat(bytesMin),
    '2026-03',
    '0',
  ];
  return kinds.find((text) => pattern.test(text)) ?? '2026-Q1 some text';
}

export function filled(path: string, values: Readonly<Record<string, unknown>>): string {
  return path.replaceAll(
    /\{(\w+)\}/g,
    (_, name: string) => encodeURIComponent(`${(values[name] ?? 'x') as string}`.toWellFormed()), // whatever it is, as it prints itself
  );
}

export function queryText(values: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(values).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((each) => [name, String(each)]),
  );
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
}
