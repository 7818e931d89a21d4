// The tables of the reference: of all the engine, this file alone reads the messages.
import { decimalText } from '@cordee/kernel';
import type { Decimal } from '@cordee/kernel';
import { messageOf } from '@cordee/messages/explanation';
import type { JsonSchema, ObjectField, Property } from './field.ts';

/** The keys of an object as a Markdown table in both languages. */
export function tableOf(field: Pick<ObjectField<unknown>, 'properties'>): string {
  const rows = Object.entries(field.properties).map(([name, property]) => rowOf(name, property));
  return [
    '| key | English | Français | value | when absent |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

/** The words of a message key, English then French. */
export function inBothLanguages(key: string): readonly string[] {
  return (['en', 'fr'] as const).map((locale) => messageOf(key, {}, locale));
}

function rowOf(name: string, { field, label, ...rest }: Property<unknown>): string {
  const [english, french] = inBothLanguages(label);
  const absent =
    'fallback' in rest
      ? `\`${JSON.stringify(rest.fallback, (_, value: unknown) => shown(value))}\``
      : 'refused';
  return `| \`${name}\` | ${english} | ${french} | ${valueOf(field.schema)} | ${absent} |`;
}

/** A decimal fallback is shown as it would be written. */
function shown(fallback: unknown): unknown {
  const isDecimal = typeof fallback === 'object' && fallback !== null && 'unscaled' in fallback;
  return isDecimal ? decimalText(fallback as Decimal) : fallback; // only a decimal has an unscaled number
}

function valueOf(schema: JsonSchema): string {
  const { enum: choices, oneOf, pattern, type, items } = schema;
  if (Array.isArray(choices)) return choices.map((choice) => `\`${JSON.stringify(choice)}\``).join(', ');
  if (Array.isArray(oneOf)) return oneOf.map((each: JsonSchema) => valueOf(each)).join(' or ');
  if (type === 'array') return `list of ${valueOf(isSchema(items) ? items : {})}`;
  if (type === 'object') return objectText(schema);
  if (typeof pattern === 'string') return `text \`${pattern.replaceAll('|', '\\|')}\``;
  return typeof type === 'string' ? type : 'value';
}

function objectText({ properties }: JsonSchema): string {
  return isSchema(properties)
    ? `object {${Object.keys(properties)
        .map((key) => `\`${key}\``)
        .join(', ')}}`
    : 'object';
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null;
}
