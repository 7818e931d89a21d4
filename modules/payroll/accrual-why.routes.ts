// "Why is this accrued?": every sum of the accrual, down to each payee.
import { z } from '@hono/zod-openapi';
import { currency, ok, plainDate, type Scope } from '@cordee/kernel';
import {
  BusinessDate,
  endpoint,
  ExplanationAnswer,
  presentExplanation,
  type Endpoint,
} from '@cordee/platform/http';
import { accruedPay, type AccruedPay } from './accrued-pay.ts';
import { explainAccrual, explainAccrued } from './explain-accrual.ts';
import { payrollReaders, type PayrollRouteDeps } from './payroll-file.routes.ts';

const text = z.string().max(200).optional();
const AccrualSum = z.strictObject({
  on: BusinessDate,
  currency: z.string().regex(/^[A-Z]{3}$/),
  kind: z.enum(['to_send', 'waiting']).optional(),
  component: text,
  legalEntity: text,
  planCode: text,
  period: text,
});
/** Which amounts of a day's accrual a sum is of: what is left out is all of them. */
export type AccrualSum = z.output<typeof AccrualSum>;

const Rows = z.object({ rows: z.array(ExplanationAnswer.shape.tree), next: z.string().nullable() });
const rowsPerPage = 100;

/** The address of the reasons of a sum. */
export const accrualAddress = (sum: AccrualSum): string => addressOf('explanation', sum);

function addressOf(what: 'explanation' | 'rows', sum: AccrualSum): string {
  const query = Object.entries(sum).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]));
  return `/payroll/accrual/${what}?${new URLSearchParams(query).toString()}`;
}

export function accrualWhyRoutes(deps: PayrollRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/payroll/accrual/explanation',
      summary: 'Why is this accrued?',
      policy: payrollReaders,
      query: AccrualSum,
      answer: ExplanationAnswer,
      handle: async ({ caller: { scope }, query, locale }) => {
        const own = await amountsOf(deps, scope, query);
        const explained = explainAccrual(plainDate(query.on), currency(query.currency), own);
        return ok(presentExplanation(explained, locale, () => addressOf('rows', query)));
      },
    }),
    endpoint({
      method: 'get',
      path: '/payroll/accrual/rows',
      summary: 'The amounts of a sum of the accrual, by page',
      policy: payrollReaders,
      query: AccrualSum.extend({
        cursor: z
          .string()
          .regex(/^\d{1,9}$/)
          .optional(),
      }),
      answer: Rows,
      handle: async ({ caller: { scope }, query: { cursor, ...sum }, locale }) => {
        const own = await amountsOf(deps, scope, sum);
        const offset = Number(cursor ?? 0);
        const page = own.slice(offset, offset + rowsPerPage);
        const next = offset + page.length < own.length ? String(offset + page.length) : null;
        return ok({ rows: page.map((each) => presentExplanation(explainAccrued(each), locale).tree), next });
      },
    }),
  ];
}

const filters = ['kind', 'component', 'legalEntity', 'planCode', 'period'] as const;

async function amountsOf(
  deps: PayrollRouteDeps,
  scope: Scope,
  sum: AccrualSum,
): Promise<readonly AccruedPay[]> {
  const all = await accruedPay(deps, scope, plainDate(sum.on));
  return all.filter(
    (each) =>
      each.amount.currency === sum.currency &&
      filters.every((name) => sum[name] === undefined || sum[name] === each[name]),
  );
}
