import { z } from '@hono/zod-openapi';
import { decimalText, ok, parseDecimal, plus, decimal } from '@cordee/kernel';
import { endpoint, Figure, NullableFigure, type Endpoint } from '@cordee/platform/http';
import type { QuotaRow } from './quota.ts';
import type { QuotaStore } from './quotas-store.ts';

const nullable = z.string().nullable();
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

/** Totals only within one unit: amounts of several currencies, or amounts and units, have no sum. */
function totalOf(rows: readonly QuotaRow[]): z.input<typeof Figure> | null {
  const units = new Set(rows.map((row) => row.currency ?? 'count'));
  const [unit] = units;
  if (units.size !== 1 || unit === undefined) return null;
  const sum = rows.reduce((total, row) => {
    const parsed = parseDecimal(row.amount);
    return parsed.ok ? plus(total, parsed.value) : total;
  }, decimal('0'));
  return { value: decimalText(sum), unit, explain: null };
}

export function quotaRoutes(store: QuotaStore): Endpoint[] {
  const policy = ['executive', 'revops', 'manager', 'seller', 'finance', 'auditor'] as const;
  return [
    endpoint({
      method: 'get',
      path: '/quotas',
      summary: 'Quotas of a period',
      policy,
      query: z.strictObject({ period: z.string().max(40).optional(), team: z.uuid().optional() }),
      answer: z.object({ rows: z.array(Quota), total: NullableFigure }),
      handle: async ({ caller, query }) => {
        const rows = await store.quotas(caller.scope, query);
        return ok({ rows: rows.map(presented), total: totalOf(rows) });
      },
    }),
    endpoint({
      method: 'get',
      path: '/quotas/periods',
      summary: 'Periods that have quotas',
      policy,
      answer: z.array(z.object({ calendar: z.string(), code: z.string(), from: z.string(), to: z.string() })),
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
