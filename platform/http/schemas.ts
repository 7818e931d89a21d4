import { z } from '@hono/zod-openapi';

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

/** The context bar, which every operation takes: true on a day, known at a change number, in a branch of the plan. */
export const ContextQuery = z.object({
  asOf: z.iso.date().optional(),
  known: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
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
