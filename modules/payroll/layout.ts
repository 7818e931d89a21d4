import { z } from '@hono/zod-openapi';
import establishment from './layouts/establishment.json' with { type: 'json' };
import generic from './layouts/generic.json' with { type: 'json' };
import variableElements from './layouts/variable-elements.json' with { type: 'json' };

const LAYOUT_FIELDS = [
  'payroll_number',
  'payee',
  'payee_code',
  'team',
  'legal_entity',
  'pay_code',
  'label',
  'month',
  'month_first_day',
  'month_last_day',
  'origin_period',
  'amount',
  'currency',
  'paid_leave_base',
] as const;

const Column = z.union([
  z.strictObject({ header: z.string().min(1).max(80), field: z.enum(LAYOUT_FIELDS) }),
  z.strictObject({ header: z.string().min(1).max(80), constant: z.string().max(80) }),
]);

/** How a payroll program wants its file: columns in their order, and how it writes numbers and months. */
export const PayrollLayout = z
  .strictObject({
    code: z.string().min(1).max(40),
    name: z.strictObject({ fr: z.string().min(1).max(200), en: z.string().min(1).max(200) }),
    delimiter: z.enum([';', ',', '\t', '|']),
    decimalMark: z.enum([',', '.']),
    hasHeader: z.boolean(),
    monthFormat: z.enum(['YYYY-MM', 'YYYYMM', 'MM/YYYY']),
    columns: z.array(Column).min(2).max(40),
  })
  .openapi('PayrollLayout');
export type PayrollLayout = z.output<typeof PayrollLayout>;
export type LayoutColumn = z.output<typeof Column>;

/** What the program offers; an organisation adds its own. */
export const PRESET_LAYOUTS: readonly PayrollLayout[] = [generic, variableElements, establishment].map(
  (preset) => PayrollLayout.parse(preset),
);
