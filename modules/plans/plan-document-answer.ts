import { z } from '@hono/zod-openapi';

/** A number written in the plan, or the term of the payee that it is taken from, or a share of that term. */
const FixedOrTerm = z
  .union([
    z.string(),
    z.object({ from: z.literal('payee_term'), code: z.string(), share: z.string().optional() }),
  ])
  .openapi('FixedOrTerm');

/** The arguments that the components share; each type of component uses its own and may have more. */
const ComponentArgs = z
  .looseObject({
    measure: z.string(),
    rate: FixedOrTerm,
    thresholds: z.enum(['amount', 'attainment']),
    tiers: z.array(z.object({ from: z.string(), rate: z.string() })),
    bonus: FixedOrTerm,
    threshold: z.string(),
    weight: z.string(),
  })
  .partial()
  .openapi('ComponentArgs');

/** A plan as it is stored, in the format `cordee-plan/1`: what can be told of it in words. */
export const PlanDocumentAnswer = z
  .looseObject({
    currency: z.string(),
    measures: z.array(z.looseObject({ code: z.string(), base: z.string() })),
    components: z.array(
      z.object({ code: z.string(), type: z.string(), name: z.string().nullish(), args: ComponentArgs }),
    ),
  })
  .openapi('PlanDocument');
