// A model as it crosses the door: what is read here may be calculated with.
import { z } from '@hono/zod-openapi';
import { GROUP_MEASURES } from '@cordee/engine-segmentation';
import { LOCALES } from '@cordee/kernel';

const Ratio = z
  .string()
  .regex(/^(0(\.\d{1,6})?|1(\.0{1,6})?)$/)
  .openapi({ description: 'A ratio: 0.8 is 80 %.' });
const Money = z.string().regex(/^\d{1,12}(\.\d{1,4})?$/);
const ModelName = z.string().trim().min(1).max(120);
const Formula = z.string().max(4000);
const Minutes = z.number().int().min(0).max(1440);
const Times = z.number().int().min(0).max(366);

const Norm = z
  .strictObject({
    coverage: Ratio,
    calls: Times,
    visits: Times,
    callMinutes: Minutes,
    visitMinutes: Minutes,
  })
  .openapi('EffortNorm');

const Measure = z.enum(GROUP_MEASURES);
const finite = z.number().min(-1e9).max(1e9);
const Groups = z
  .strictObject({
    axes: z
      .array(z.strictObject({ measure: Measure, mean: finite, deviation: z.number().positive().max(1e9) }))
      .min(1)
      .max(GROUP_MEASURES.length),
    centres: z.array(z.array(finite)).min(1).max(12),
  })
  .refine(({ axes, centres }) => centres.every((centre) => centre.length === axes.length))
  .openapi('SegmentGroups');

export const ModelDocument = z
  .strictObject({
    language: z.enum(LOCALES),
    abc: z.strictObject({ by: z.enum(['potential', 'sales']), a: Ratio, b: Ratio }),
    grid: z.strictObject({
      potential: z.strictObject({ low: Money, high: Money }),
      share: z.strictObject({ low: Ratio, high: Ratio }),
    }),
    scores: z
      .array(
        z.strictObject({
          code: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
          name: ModelName,
          formula: Formula,
        }),
      )
      .max(20),
    groups: z.union([Groups, z.null()]),
    segments: z
      .array(
        z.strictObject({
          code: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
          name: ModelName,
          condition: Formula,
          norm: z.union([Norm, z.null()]),
        }),
      )
      .max(40),
  })
  .openapi('SegmentModelDocument');

export { Measure as GroupMeasureName, ModelName, Norm as NormAnswer };
