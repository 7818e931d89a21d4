import { z } from '@hono/zod-openapi';
import { ok, refused } from '@cordee/kernel';
import type { Result } from '@cordee/kernel';
import type { ImportKind } from '../import-target.ts';
import { IMPORT_TARGETS, TARGETS } from '../import-targets.ts';
import type { Mapping } from './mapping.ts';

const text = z.string().max(500);
const columnReference = z
  .union([
    z.strictObject({ header: text.min(1), occurrence: z.int().min(1).max(1000).optional() }),
    z.strictObject({ column: z.int().min(1).max(16_384) }),
  ])
  .openapi('ColumnReference');
const columnStyle = z.strictObject({
  decimalMark: z.enum(['comma', 'point']).optional(),
  dateOrder: z.enum(['dmy', 'mdy', 'ymd']).optional(),
  percentageUnit: z.enum(['percent', 'ratio']).optional(),
});

const fieldSource = z.discriminatedUnion('from', [
  z.strictObject({
    from: z.literal('column'),
    column: columnReference,
    replacements: z.record(text, text).optional(),
    style: columnStyle.optional(),
  }),
  z.strictObject({
    from: z.literal('columns'),
    columns: z.array(columnReference).min(2).max(5),
    separator: z.string().max(5),
  }),
  z.strictObject({ from: z.literal('constant'), text: text.min(1) }),
]);

export const textStyle = z.strictObject({
  delimiter: z.enum([';', ',', '\t', '|']).optional(),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']).optional(),
});

export const MappingAnswer = z
  .strictObject({
    version: z.literal(1),
    target: z.enum(Object.keys(IMPORT_TARGETS) as [ImportKind, ...ImportKind[]]), // the registry's keys are its kinds
    text: textStyle.optional(),
    sheet: text.optional(),
    header: z.union([
      z.enum(['find', 'none']),
      z.strictObject({ lines: z.array(z.int().min(1)).min(1).max(2) }),
    ]),
    months: z.strictObject({ year: z.int().min(1990).max(2100).optional() }).optional(),
    fields: z.record(z.string(), fieldSource),
  })
  .openapi('ImportMapping');

/**
 * Checks a mapping that comes from outside: a kept one, a route's body, a file of the command line. Refuses
 * imports.mapping_invalid with the path of the fault and imports.mapping_field_unknown with the field's code.
 */
export function parseMapping(json: unknown): Result<Mapping> {
  return checked(MappingAnswer, json);
}

/** The same for a table of what was really paid, which is only compared. */
export function parsePaidMapping(json: unknown): Result<Mapping> {
  return checked(MappingAnswer.extend({ target: z.literal('paid') }), json);
}

function checked(
  schema: z.ZodType<{ readonly target: Mapping['target']; readonly fields: object }>,
  json: unknown,
): Result<Mapping> {
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.join('.') ?? '';
    return refused('imports.mapping_invalid', { path: path === '' ? '/' : path });
  }
  const target = TARGETS[parsed.data.target];
  const unknown = Object.keys(parsed.data.fields).find(
    (code) => !target.fields.some((field) => field.code === code),
  );
  if (unknown !== undefined) {
    return refused('imports.mapping_field_unknown', { code: unknown, kind: target.kind });
  }
  // The schema's optional keys admit undefined, which JSON cannot hold; the contract's do not.
  return ok(parsed.data as Mapping);
}
