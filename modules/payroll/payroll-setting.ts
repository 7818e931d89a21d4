import { z } from '@hono/zod-openapi';
import { LINE_KINDS, type PaySetting } from '@cordee/modules/payouts';
import { PayrollLayout } from './layout.ts';

const PayCode = z.strictObject({
  /** The component's code; `*` stands for all that have none of their own. */
  component: z.string().min(1).max(80),
  /** Which lines: those of the period, corrections of earlier ones, adjustments; absent: all. */
  kind: z.enum(LINE_KINDS).optional(),
  payCode: z.string().min(1).max(20),
  label: z.string().min(1).max(80),
  isPaidLeaveBase: z.boolean(),
});

export const PayrollSetting = z
  .strictObject({
    payCodes: z.array(PayCode).max(500),
    layouts: z.array(PayrollLayout).max(20),
    /** The cost centre of each team, by the team's name; the journal's second axis. */
    costCentres: z.record(z.string().max(200), z.string().max(40)),
  })
  .openapi('PayrollSetting');
export type PayrollSetting = z.output<typeof PayrollSetting>;
export type PayCode = z.output<typeof PayCode>;

export const payrollSetting: PaySetting<PayrollSetting> = {
  code: 'payroll',
  schema: PayrollSetting,
  fallback: { payCodes: [], layouts: [], costCentres: {} },
};
