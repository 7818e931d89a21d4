import { z } from '@hono/zod-openapi';
import { ROLES } from '@cordee/kernel';

export const RoleName = z.enum(ROLES).openapi('Role');

export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: z.string(),
    args: z.record(z.string(), z.union([z.string(), z.number()])),
    place: z
      .object({ document: z.string(), sheet: z.string(), line: z.number(), column: z.string() })
      .partial()
      .optional(),
  })
  .openapi('Problem');

/** A figure as every screen shows it: an exact value as text, its unit, and the address that opens its explanation. */
export const Figure = z
  .object({
    value: z.string(),
    unit: z.string().openapi({ description: 'A currency code, "ratio" or "count".' }),
    explain: z.string().nullable(),
    target: z.string().optional(),
    before: z.string().optional(),
    trend: z.array(z.string()).optional(),
  })
  .openapi('Figure');

/** A day that business is done on; years outside are slips of the hand, and some no database can hold. */
export const BusinessDate = z.iso
  .date()
  .refine((day) => day >= '1900-01-01' && day < '2200-01-01', { message: '1900-01-01 … 2199-12-31' });

/** The file and line that a fact was imported from. */
export const SourcePlace = z
  .object({
    document: z.string(),
    sheet: z.string(),
    line: z.number(),
    column: z.string(),
    importId: z.string(),
    entity: z.string(),
  })
  .partial()
  .openapi('SourcePlace');

/** As a union, so that the description of a plain figure stays a figure. */
export const NullableFigure = z.union([Figure, z.null()]);

/**
 * The context bar, which every operation takes: true on a day, known on a day or at a change number, in a branch of the
 * plan.
 */
export const ContextQuery = z.object({
  asOf: BusinessDate.optional(),
  known: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
  knownOn: BusinessDate.optional(),
  scenario: z
    .string()
    .regex(/^\d{1,9}$/)
    .optional(),
});

export const ListQuery = z.strictObject({
  q: z.string().max(200).optional(),
  cursor: z.string().max(200).optional(),
  sort: z.string().max(60).optional(),
});
