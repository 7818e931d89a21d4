// What a form needs to know of the plan format, told by the fields that read it.
import { decimalText } from '@cordee/kernel';
import type { Decimal } from '@cordee/kernel';
import { COMPONENTS } from '../earn/components/registry.ts';
import type { Reads } from '../earn/component.ts';
import { modifierProperties } from '../earn/modifiers/modifiers.ts';
import { measureField } from '../measure/measure.ts';
import type { Field, Properties } from './field.ts';
import { codeField, dateField, formulaField, ratioField } from './value-fields.ts';

/** The shape of one value. A `choice` names its values, a `list` its item, an `object` its fields. */
export type FieldShape =
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  | {
      readonly kind:
        | 'code'
        | 'ratio'
        | 'number'
        | 'whole_number'
        | 'text'
        | 'formula'
        | 'date'
        | 'flag'
        | 'map';
    }
  | { readonly kind: 'list'; readonly item: FieldShape }
  | { readonly kind: 'object'; readonly fields: readonly FieldDescription[] }
  | { readonly kind: 'one_of'; readonly shapes: readonly FieldShape[] };

export type FieldDescription = {
  readonly name: string;
  /** A message key. */
  readonly label: string;
  readonly shape: FieldShape;
  readonly isRequired: boolean;
  readonly isNullable: boolean;
  /** What holds when it is absent, as a document writes it; null where nothing does. */
  readonly fallback: unknown;
};

export type ComponentDescription = {
  readonly type: string;
  readonly label: string;
  readonly summary: string;
  readonly reads: Reads;
  readonly fields: readonly FieldDescription[];
};

/** Every component of the registry: its words and the fields of its `args`. */
export function describeComponents(): readonly ComponentDescription[] {
  return COMPONENTS.map(({ type, label, reads, args }) => ({
    type,
    label,
    summary: `${label}_summary`,
    reads,
    fields: describeProperties(args.properties),
  }));
}

/** The keys that every component has besides: dates, gates, multipliers, floor, cap. */
export function describeModifiers(): readonly FieldDescription[] {
  return describeProperties(modifierProperties);
}

export function describeMeasureFields(): readonly FieldDescription[] {
  return describeProperties(measureField.properties);
}

function describeProperties(properties: Properties): readonly FieldDescription[] {
  return Object.entries(properties).map(([name, { field, label, ...rest }]) => ({
    name,
    label,
    shape: shapeOf(field),
    isRequired: !('fallback' in rest),
    isNullable: isNullable(field),
    fallback: 'fallback' in rest ? asWritten(rest.fallback) : null,
  }));
}

function shapeOf(field: Field<unknown>): FieldShape {
  const { schema, parts = [], properties } = field;
  if (properties !== undefined) return { kind: 'object', fields: describeProperties(properties) };
  if (Array.isArray(schema['enum'])) return { kind: 'choice', choices: schema['enum'].map(String) };
  const [part] = parts;
  if (part === undefined) return { kind: leafKind(field) };
  if (schema['type'] === 'array') return { kind: 'list', item: shapeOf(part) };
  return parts.length === 1 ? shapeOf(part) : { kind: 'one_of', shapes: parts.map(shapeOf) };
}

/** Fields that take the same kind of value share one schema object. */
function leafKind({
  schema,
}: Field<unknown>): Exclude<FieldShape['kind'], 'choice' | 'list' | 'object' | 'one_of'> {
  if (schema === ratioField.schema) return 'ratio';
  if (schema === codeField.schema) return 'code';
  if (schema === dateField.schema) return 'date';
  if (schema === formulaField.schema) return 'formula';
  switch (schema['type']) {
    case 'boolean':
      return 'flag';
    case 'integer':
      return 'whole_number';
    case 'object':
      return 'map';
    case 'string':
      return 'text';
    default:
      return 'number';
  }
}

function isNullable({ schema }: Field<unknown>): boolean {
  const { oneOf } = schema;
  return Array.isArray(oneOf) && oneOf.some((each: { readonly type?: unknown }) => each.type === 'null');
}

/** A fallback is what a field would have read: here it is what a document would have written. */
function asWritten(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(asWritten);
  if ('unscaled' in value) return decimalText(value as Decimal); // only a decimal has an unscaled number
  if ('kind' in value && 'code' in value) return { from: value.kind, code: value.code };
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, asWritten(each)]));
}
