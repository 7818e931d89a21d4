// Assumptions as they are asked for and kept: texts of decimals, with what stands where nothing was said.
import { z } from '@hono/zod-openapi';
import { decimal, type Decimal } from '@cordee/kernel';
import type { Drivers } from './plan-capacity.ts';

const Amounts = z.string().regex(/^\d{1,12}(\.\d{1,2})?$/);
const Months = z.coerce.number().int().min(0).max(12);

export const AskedDrivers = z.strictObject({
  target: Amounts.refine((text) => Number(text) > 0, { message: '> 0' }).optional(),
  attrition: z
    .string()
    .regex(/^0(\.\d{1,4})?$/)
    .optional()
    .openapi({
      description: 'Of a year, as a ratio: 0.2 is one in five. Without it, what the past two years say.',
    }),
  rampMonths: Months.default(3),
  leadMonths: Months.default(2),
  market: z
    .string()
    .regex(/^-?0(\.\d{1,4})?$/)
    .default('0')
    .openapi({ description: 'How much more, or less, a seller brings: 0.05 is 5 % more.' }),
  season: z.enum(['history', 'even']).default('history'),
  monthlyCost: Amounts.default('6500'),
  hiringCost: Amounts.default('8000'),
});
export type AskedDrivers = z.output<typeof AskedDrivers>;

export function driversOf({
  target,
  attrition,
  market,
  monthlyCost,
  hiringCost,
  ...rest
}: AskedDrivers): Drivers {
  const given = (text: string | undefined): Decimal | null => (text === undefined ? null : decimal(text));
  return {
    ...rest,
    target: given(target),
    attrition: given(attrition),
    market: decimal(market),
    monthlyCost: decimal(monthlyCost),
    hiringCost: decimal(hiringCost),
  };
}
