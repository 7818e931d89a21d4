import { z } from '@hono/zod-openapi';
import { decimalText, numberOf, ok, refused, type Role, type Scope } from '@cordee/kernel';
import {
  endpoint,
  ExplanationAnswer,
  Figure,
  NullableFigure,
  presentExplanation,
  type Endpoint,
} from '@cordee/platform/http';
import { explainQuota, explainQuotas, totalQuota, type FileNames } from './explain-quotas.ts';
import type { QuotaRow } from './quota.ts';
import type { QuotaStore } from './quotas-store.ts';

const nullable = z.string().nullable();
const QuotaPeriod = z
  .object({ calendar: z.string(), code: z.string(), from: z.string(), to: z.string() })
  .openapi('QuotaPeriod');
const Quota = z
  .object({
    id: z.string(),
    sellerId: nullable,
    seller: z.string(),
    team: nullable,
    measure: z.string(),
    dimension: nullable,
    dimensionValue: nullable,
    period: z.string(),
    periodFrom: z.string(),
    periodTo: z.string(),
    amount: Figure,
    weight: nullable,
    place: z.object({ importId: z.string(), line: z.number() }).nullable(),
  })
  .openapi('Quota');

function presented(row: QuotaRow): z.input<typeof Quota> {
  return {
    id: row.id,
    sellerId: row.personId,
    seller: row.seller,
    team: row.team,
    measure: row.measure,
    dimension: row.dimension,
    dimensionValue: row.dimensionValue,
    period: row.period,
    periodFrom: row.periodFrom,
    periodTo: row.periodTo,
    weight: row.weight,
    amount: { value: row.amount, unit: row.currency ?? 'count', explain: `/explanations/quota/${row.id}` },
    place: row.importId && row.importLine ? { importId: row.importId, line: row.importLine } : null,
  };
}

export type QuotaRouteDeps = {
  readonly store: QuotaStore;
  readonly fileNames: (scope: Scope) => Promise<FileNames>;
};

const readers = [
  'executive',
  'revops',
  'manager',
  'seller',
  'finance',
  'auditor',
] as const satisfies readonly Role[];
const Chosen = z.strictObject({ period: z.string().max(40).optional(), team: z.uuid().optional() });
const Page = Chosen.extend({
  cursor: z
    .string()
    .regex(/^\d{1,9}$/)
    .optional(),
});
type Choice = z.infer<typeof Chosen>;
const rowsPerPage = 100;

export function quotaRoutes(deps: QuotaRouteDeps): Endpoint[] {
  return [...listRoutes(deps), ...whyRoutes(deps)];
}

const addressOf = (path: string, { period, team }: Choice) =>
  `${path}?${new URLSearchParams({ ...(period ? { period } : {}), ...(team ? { team } : {}) })}`;

function presentedTotal(rows: readonly QuotaRow[], choice: Choice): z.input<typeof NullableFigure> {
  const total = totalQuota(rows);
  const number = total && numberOf(total);
  if (!total || !number) return null;
  const unit = total.kind === 'amount' ? total.amount.currency : 'count';
  return { value: decimalText(number), unit, explain: addressOf('/quotas/explanation', choice) };
}

function listRoutes({ store }: QuotaRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/quotas',
      summary: 'Quotas of a period',
      policy: readers,
      query: Chosen,
      answer: z.object({ rows: z.array(Quota), total: NullableFigure }),
      handle: async ({ caller, query }) => {
        const rows = await store.quotas(caller.scope, query);
        return ok({ rows: rows.map(presented), total: presentedTotal(rows, query) });
      },
    }),
    endpoint({
      method: 'get',
      path: '/quotas/periods',
      summary: 'Periods that have quotas',
      policy: readers,
      answer: z.array(QuotaPeriod),
      handle: async ({ caller }) => {
        const periods = await store.periods(caller.scope);
        return ok(
          periods.map((period) => ({
            calendar: period.calendar,
            code: period.code,
            from: period.from.toString(),
            to: period.to.toString(),
          })),
        );
      },
    }),
  ];
}

function whyRoutes({ store, fileNames }: QuotaRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/quotas/explanation',
      summary: 'Why this total of quotas?',
      policy: readers,
      query: Chosen,
      answer: ExplanationAnswer,
      handle: async ({ caller, query, locale }) => {
        const rows = await store.quotas(caller.scope, query);
        const explanation = explainQuotas(rows, await fileNames(caller.scope), {
          label: { key: 'quotas.total_of_quotas', args: {} },
          filter: { period: query.period ?? '', team: query.team ?? '' },
        });
        return explanation
          ? ok(presentExplanation(explanation, locale, () => addressOf('/quotas/lines', query)))
          : refused('quotas.total_not_found');
      },
    }),
    endpoint({
      method: 'get',
      path: '/quotas/lines',
      summary: 'The lines of a total of quotas, by page',
      policy: readers,
      query: Page,
      answer: z.object({ rows: z.array(ExplanationAnswer.shape.tree), next: nullable }),
      handle: async ({ caller, query: { cursor, ...choice }, locale }) => {
        const rows = await store.quotas(caller.scope, choice);
        const files = await fileNames(caller.scope);
        const offset = Number(cursor ?? 0);
        const page = rows.slice(offset, offset + rowsPerPage);
        return ok({
          rows: page.map((row) => presentExplanation(explainQuota(row, files), locale).tree),
          next: offset + page.length < rows.length ? String(offset + page.length) : null,
        });
      },
    }),
  ];
}
