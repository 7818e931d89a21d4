import { z } from '@hono/zod-openapi';
import type { PaySetting } from '@cordee/modules/payouts';

/** The budget of variable pay of a year, of a plan by its code or of a team by its name; in major units. */
const EnvelopeSetting = z
  .strictObject({
    envelopes: z
      .array(
        z.strictObject({
          year: z.number().int().min(2000).max(2100),
          by: z.enum(['plan', 'team']),
          key: z.string().max(200),
          amount: z.string().regex(/^(0|[1-9]\d{0,11})(\.\d{1,2})?$/),
        }),
      )
      .max(5000),
  })
  .openapi('EnvelopeSetting');
export type Envelope = z.output<typeof EnvelopeSetting>['envelopes'][number];

export const envelopeSetting: PaySetting<z.output<typeof EnvelopeSetting>> = {
  code: 'envelopes',
  schema: EnvelopeSetting,
  fallback: { envelopes: [] },
};
