// Reads an untrusted value by a JSON Schema: the part of the language that our formats use, and no more.
import { refused } from '@cordee/kernel';
import type { Refusal } from '@cordee/kernel';

export type JsonSchema = {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: false;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly $schema?: string;
  readonly title?: string;
};

type Fault = { readonly code: string; readonly path: string; readonly args: Refusal['args'] };

/** Everything in a value that its schema does not allow; faults of one kind in a list are told once, with their count. */
export function faultsBySchema(value: unknown, schema: JsonSchema): readonly Refusal[] {
  const faults: Fault[] = [];
  look(value, schema, { path: '$', faults });
  const kinds = Map.groupBy(faults, ({ code, path }) => `${code} ${path.replaceAll(/\[\d+\]/g, '[]')}`);
  return [...kinds.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const { code, path, args } = first;
    return [refused(code, { ...args, path, count: same.length }, { column: path }).refusal];
  });
}

type Looking = { readonly path: string; readonly faults: Fault[] };

function look(value: unknown, schema: JsonSchema, { path, faults }: Looking): void {
  const fault = (code: string, args: Refusal['args'] = {}, at = path): void =>
    void faults.push({ code, path: at, args });
  if (schema.enum !== undefined) {
    if (!schema.enum.includes(value)) fault('territory.not_a_choice', { choices: schema.enum.join(', ') });
    return;
  }
  const types = [schema.type ?? []].flat();
  if (!types.some((type) => isOfType(value, type))) {
    fault('territory.wrong_type', { expected: types.join(' | ') });
    return;
  }
  if (Array.isArray(value)) {
    if (value.length < (schema.minItems ?? 0) || value.length > (schema.maxItems ?? Infinity))
      fault('territory.wrong_length', {
        least: schema.minItems ?? 0,
        most: schema.maxItems ?? '∞',
        length: value.length,
      });
    const { items } = schema;
    if (items !== undefined)
      value.forEach((each: unknown, index) => look(each, items, { path: `${path}[${index}]`, faults }));
  } else if (typeof value === 'number') {
    if (value < (schema.minimum ?? -Infinity) || value > (schema.maximum ?? Infinity))
      fault('territory.out_of_range', { least: schema.minimum ?? '-∞', most: schema.maximum ?? '∞' });
  } else if (typeof value === 'string') {
    if (value.length < (schema.minLength ?? 0) || value.length > (schema.maxLength ?? Infinity))
      fault('territory.wrong_length', {
        least: schema.minLength ?? 0,
        most: schema.maxLength ?? '∞',
        length: value.length,
      });
  } else if (typeof value === 'object' && value !== null) lookInside(value, schema, { path, faults });
}

function lookInside(value: object, schema: JsonSchema, { path, faults }: Looking): void {
  const { properties = {}, required = [] } = schema;
  for (const key of required)
    if (!Object.hasOwn(value, key))
      faults.push({ code: 'territory.missing_key', path: `${path}.${key}`, args: {} });
  for (const [key, each] of Object.entries(value)) {
    const property = Object.hasOwn(properties, key) ? properties[key] : undefined;
    if (property !== undefined) look(each, property, { path: `${path}.${key}`, faults });
    else
      faults.push({
        code: 'territory.unknown_key',
        path: `${path}.${key}`,
        args: { keys: Object.keys(properties).join(', ') },
      });
  }
}

function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'array':
      return Array.isArray(value);
    case 'integer':
      return Number.isSafeInteger(value);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    default:
      return typeof value === type;
  }
}
