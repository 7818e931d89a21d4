// Says a part of a plan document by the very fields that read it: whatever a plan may state has its words here, so that
// a règlement never leaves a number out.
import { parseDecimal, plainDate } from '@cordee/kernel';
import type { Decimal } from '@cordee/kernel';
import type { Field, Properties } from '../plan-format/field.ts';
import { codeField, dateField, ratioField } from '../plan-format/value-fields.ts';
import { phrase } from './told.ts';
import type { Block, Fact, Told } from './told.ts';
import { choice, percent, plain, termName } from './words.ts';
import type { Heights, Words } from './words.ts';

export type Written = Readonly<Record<string, unknown>>;

type Context = {
  readonly words: Words;
  /** What stands around: it says what a height is, and of which measure. */
  readonly heights: Heights;
  readonly measure: string | null;
};

type Options = { readonly said?: readonly string[]; readonly saysDefaults?: boolean };

/** Every written property that is not yet said: lines first, then tables and nested parts under their own label. */
export function sayFields(
  properties: Properties,
  written: Written,
  words: Words,
  options: Options = {},
): readonly Block[] {
  return sayObject(properties, written, { words, heights: 'value', measure: null }, options);
}

function sayObject(
  properties: Properties,
  written: Written,
  around: Context,
  options: Options = {},
): readonly Block[] {
  const context = within(properties, written, around);
  const facts: Fact[] = [];
  const parts: Block[] = [];
  for (const [name, property] of Object.entries(properties)) {
    if (options.said?.includes(name)) continue;
    const field = unwrapped(property.field);
    const value =
      written[name] ??
      (options.saysDefaults && isChoice(field) && 'fallback' in property ? property.fallback : undefined);
    if (isUnsaid(value, property)) continue;
    const label = { key: property.label, args: {} };
    const blocks = sayParts(field, value, context);
    if (blocks === null)
      facts.push({ label, value: sayValue(field, name, value, { ...context, label: property.label }) });
    else parts.push({ kind: 'heading', text: label }, ...blocks);
  }
  return [...(facts.length === 0 ? [] : [{ kind: 'facts' as const, facts }]), ...parts];
}

/** The fields of which an object is made, where the value is an object with parts to be said one by one. */
function sayParts(field: Field<unknown>, value: unknown, context: Context): readonly Block[] | null {
  if (isObject(value)) {
    const properties = propertiesFor(field, value);
    return properties === null || termCode(value) !== null
      ? null
      : sayObject(properties, value, context, {
          said: ['from'].filter((name) => value[name] === 'table' || value[name] === 'target_over_quota'),
        });
  }
  if (!Array.isArray(value) || !value.every(isObject)) return null;
  const item = field.parts?.[0];
  const properties = item === undefined ? undefined : unwrapped(item).properties;
  if (properties === undefined) return null;
  if (value.some((row) => hasParts(properties, row)))
    return value.flatMap((row) => sayObject(properties, row, context));
  return [table(properties, value, context)];
}

/** A row that holds a table or an object of its own cannot stand on one line. */
function hasParts(properties: Properties, row: Written): boolean {
  return Object.entries(properties).some(([name, { field }]) => {
    const value = row[name];
    const isPart =
      isObject(value) && propertiesFor(unwrapped(field), value) !== null && termCode(value) === null;
    return isPart || (Array.isArray(value) && value.length > 0 && value.every(isObject));
  });
}

function table(properties: Properties, rows: readonly Written[], around: Context): Block {
  const columns = Object.entries(properties).filter(([name, property]) =>
    rows.some((row) => !isUnsaid(row[name], property)),
  );
  return {
    kind: 'table',
    columns: columns.map(([, { label }]) => ({ key: label, args: {} })),
    rows: rows.map((row) => {
      const context = within(properties, row, around);
      return columns.map(([name, property]) =>
        isUnsaid(row[name], property)
          ? '—'
          : sayValue(unwrapped(property.field), name, row[name], { ...context, label: property.label }),
      );
    }),
  };
}

type Labelled = Context & { readonly label: string };

function sayValue(field: Field<unknown>, name: string, value: unknown, context: Labelled): Told {
  if (typeof value === 'boolean') return phrase(value ? 'told_yes' : 'told_no');
  if (Array.isArray(value))
    return value.map((each) => sayValue(unwrapped(field.parts?.[0] ?? field), name, each, context));
  if (isObject(value)) {
    const term = termCode(value);
    return term === null
      ? Object.entries(value).map(([key, each]) => `${key} = ${String(each)}`)
      : termName(term);
  }
  const text = String(value);
  if (isChoice(field)) return choice(name, text);
  const leaf = leafFor(field);
  if (leaf.schema === codeField.schema) return nameOf(text, context);
  if (leaf.schema === dateField.schema || leaf.schema['format'] === 'date')
    return { kind: 'date', date: plainDate(text) };
  const number = leaf.schema['type'] === 'string' ? null : numberOf(text);
  return number === null ? text : sayNumber(leaf, number, context);
}

function sayNumber(
  { schema, unit }: Field<unknown>,
  number: Decimal,
  { words, heights, measure }: Context,
): Told {
  if (schema === ratioField.schema) return percent(number);
  if (unit === 'amount') return words.amount(number);
  return unit === 'height' ? words.height(number, heights, measure) : plain(number);
}

/** A code names a component where its label speaks of components, else a measure. */
function nameOf(code: string, { label, words }: Labelled): Told {
  return label.includes('component') ? words.component(code) : words.measure(code);
}

function within(properties: Properties, written: Written, around: Context): Context {
  const stated =
    properties['thresholds'] === undefined
      ? undefined
      : (written['thresholds'] ?? properties['thresholds'].fallback);
  const measure = written['measure'];
  return {
    ...around,
    heights: stated === undefined ? around.heights : (stated as Heights), // the choices of `thresholds` are these
    measure: typeof measure === 'string' ? measure : around.measure,
  };
}

/** What is absent, empty, or a switch left as it is unless it says otherwise. */
function isUnsaid(value: unknown, property: Properties[string]): boolean {
  if (value === undefined || value === null) return true;
  if (Array.isArray(value)) return value.length === 0;
  if (isObject(value)) return Object.keys(value).length === 0;
  return value === false && property.fallback === false;
}

/** A field that may be null, or one or a list, is the field of its value. */
function unwrapped(field: Field<unknown>): Field<unknown> {
  const [part, second] = field.parts ?? [];
  const isWrapped = Array.isArray(field.schema['oneOf']) && second === undefined;
  return part !== undefined && isWrapped ? unwrapped(part) : field;
}

function leafFor(field: Field<unknown>): Field<unknown> {
  const [part] = field.parts ?? [];
  return part === undefined ? field : unwrapped(part);
}

/** The properties of an object, or of the one shape, among several, that has all its keys. */
function propertiesFor(
  { properties, parts = [], schema }: Field<unknown>,
  value: Written,
): Properties | null {
  if (properties !== undefined) return properties;
  if (schema['type'] === 'array') {
    const item = parts[0];
    return item === undefined ? null : (unwrapped(item).properties ?? null);
  }
  const keys = Object.keys(value);
  const from = value['from'];
  const fits = parts
    .map(unwrapped)
    .find(
      ({ properties: each }) => each !== undefined && keys.every((key) => key in each) && admits(each, from),
    );
  return fits?.properties ?? null;
}

function admits(properties: Properties, from: unknown): boolean {
  const choices = properties['from']?.field.schema['enum'];
  return !Array.isArray(choices) || choices.includes(from);
}

function termCode(value: Written): string | null {
  return value['from'] === 'payee_term' && typeof value['code'] === 'string' ? value['code'] : null;
}

function isChoice(field: Field<unknown>): boolean {
  return Array.isArray(field.schema['enum']);
}

function isObject(value: unknown): value is Written {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function numberOf(text: string): Decimal | null {
  const parsed = parseDecimal(text);
  return parsed.ok ? parsed.value : null;
}
