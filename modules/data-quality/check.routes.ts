// What is wrong with the facts at hand, what it falsifies, and the rows behind it.
import { z } from '@hono/zod-openapi';
import { ok } from '@cordee/kernel';
import { endpoint, Figure, NullableFigure, type Endpoint } from '@cordee/platform/http';
import { CHECK_CODES, CHECK_FAMILIES, CHECKS, TOUCHED, type FaultyRow } from './checks.ts';
import type { CheckStore } from './check-store.ts';

const policy = ['revops', 'finance', 'auditor', 'executive'] as const;
const nullable = z.string().nullable();
const Code = z.enum(CHECK_CODES);
const Finding = z
  .object({
    code: Code,
    family: z.enum(CHECK_FAMILIES),
    touches: z.array(z.enum(TOUCHED)).openapi({ description: 'What is false or missing while it stands.' }),
    mending: z.enum(['matches', 'file', 'people']),
    rows: z.number(),
    sellers: z.number().openapi({ description: 'How many sellers its rows name.' }),
    from: nullable,
    to: nullable,
    amounts: z.array(Figure).openapi({ description: 'The sum of its rows, currency by currency.' }),
  })
  .openapi('QualityFinding');
const Row = z
  .object({
    id: z.string(),
    code: z.string(),
    what: nullable,
    who: nullable,
    day: nullable,
    amount: NullableFigure,
    place: z.object({ importId: z.string(), line: z.number().nullable() }).nullable(),
  })
  .openapi('FaultyRow');
const rowsPerPage = 100;

export function checkRoutes(store: CheckStore): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/data-quality',
      summary: 'What is missing, double, orphaned, late or far off, with what each falsifies',
      policy,
      answer: z.object({ looked: z.number(), findings: z.array(Finding) }),
      handle: async ({ caller }) => {
        const found = await store.findings(caller.scope);
        const findings = CHECKS.flatMap((check) =>
          found
            .filter(({ code }) => code === check.code)
            .map((finding) => ({
              ...finding,
              ...check,
              touches: [...check.touches],
              amounts: finding.amounts.map(({ currency, amount }) => figure(amount, currency)),
            })),
        );
        return ok({ looked: CHECKS.length, findings });
      },
    }),
    endpoint({
      method: 'get',
      path: '/data-quality/{check}/rows',
      summary: 'The rows behind a finding, with the file and line of each',
      policy,
      params: z.object({ check: Code }),
      query: z.strictObject({
        cursor: z
          .string()
          .regex(/^\d{1,9}$/)
          .optional(),
      }),
      answer: z.object({ rows: z.array(Row), next: nullable }),
      handle: async ({ caller, params, query }) => {
        const offset = Number(query.cursor ?? 0);
        const page = { offset, limit: rowsPerPage + 1 };
        const rows = await store.faultyRows(caller.scope, params.check, page);
        const next = rows.length > rowsPerPage ? String(offset + rowsPerPage) : null;
        return ok({ rows: rows.slice(0, rowsPerPage).map(presented), next });
      },
    }),
  ];
}

const figure = (value: string, unit: string) => ({ value, unit, explain: null });

function presented({ amount, currency, importId, importLine, ...row }: FaultyRow): z.input<typeof Row> {
  return {
    ...row,
    amount: amount === null || currency === null ? null : figure(amount, currency),
    place: importId === null ? null : { importId, line: importLine },
  };
}
