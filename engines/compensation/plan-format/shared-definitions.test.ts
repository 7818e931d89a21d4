import { expect, it } from 'vitest';
import { caseSchema } from '../case-format/case-reference.ts';
import { planSchema } from './plan-schema.ts';
import { withDefinitions } from './shared-definitions.ts';

/** Each reference replaced by what it names. */
function inlined(value: unknown, definitions: Readonly<Record<string, unknown>>): unknown {
  if (Array.isArray(value)) return value.map((each) => inlined(each, definitions));
  if (typeof value !== 'object' || value === null) return value;
  const name = '$ref' in value ? /^#\/\$defs\/(.+)$/.exec(String(value.$ref))?.[1] : undefined;
  if (name !== undefined) return inlined(definitions[name], definitions);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inlined(each, definitions)]));
}

it.each([
  ['plan', planSchema],
  ['case', caseSchema],
])('writes each part of the %s once, and means the same', (_name, schema) => {
  const { $defs, ...root } = withDefinitions(schema());
  expect(inlined(root, Object($defs))).toEqual(schema());
  expect(JSON.stringify(root).length + JSON.stringify($defs).length).toBeLessThan(
    JSON.stringify(schema()).length / 3,
  );
});

it('gives parts of one name that differ names of their own', () => {
  const long = (description: string) => ({ type: 'string', description: description.repeat(120) });
  const twice = (part: object) => ({ type: 'object', properties: { from: part, other: { items: part } } });
  const schema = { type: 'object', properties: { a: twice(long('a')), b: twice(long('b')) } };
  expect(Object.keys(Object(withDefinitions(schema)['$defs']))).toEqual(['from', 'from_2']);
});
