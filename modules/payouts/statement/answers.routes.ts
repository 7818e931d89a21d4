// What the doors of this module have in common: who reads pay, and how a run and an amount of money are shown.
import { z } from '@hono/zod-openapi';
import { moneyText, type Money, type Role } from '@cordee/kernel';
import { Figure } from '@cordee/platform/http';
import type { Run } from '../run.ts';

export const nullable = z.string().nullable();
export const payReaders = ['revops', 'finance', 'auditor', 'executive'] as const satisfies readonly Role[];
export const statementReaders = [...payReaders, 'manager', 'seller'] as const satisfies readonly Role[];
export const State = z
  .enum(['preview', 'approved', 'locked', 'transmitted', 'confirmed', 'paid', 'voided'])
  .openapi('RunState');
export const PageQuery = z.strictObject({
  cursor: z
    .string()
    .regex(/^\d{1,9}$/)
    .optional(),
});
/** A part of a list that is at hand; `next` is where the one after it begins. */
export function paged<T>(
  all: readonly T[],
  cursor: string | undefined,
  rowsPerPage: number,
): { page: readonly T[]; next: string | null } {
  const offset = Number(cursor ?? 0);
  const page = all.slice(offset, offset + rowsPerPage);
  return { page, next: offset + page.length < all.length ? String(offset + page.length) : null };
}

export const RunSummary = z
  .object({
    id: z.string(),
    kind: z.enum(['regular', 'supplementary', 'off_cycle']),
    planCode: z.string(),
    planVersion: z.string(),
    period: z.string(),
    periodFrom: z.string(),
    periodTo: z.string(),
    state: State,
    total: Figure,
    payees: z.number(),
    issues: z.number(),
    hash: z.string(),
    calculatedAt: z.string(),
    calculatedBy: z.string(),
  })
  .openapi('Run');

export const figure = (money: Money, explain: string | null): z.input<typeof Figure> => ({
  value: moneyText(money),
  unit: money.currency,
  explain,
});

export async function summaryOf(
  run: Run,
  nameOf: (userId: string) => Promise<string>,
): Promise<z.input<typeof RunSummary>> {
  return {
    id: run.id,
    kind: run.kind,
    planCode: run.planCode,
    planVersion: run.planVersion,
    period: run.period.code,
    periodFrom: run.period.from.toString(),
    periodTo: run.period.to.toString(),
    state: run.state,
    total: figure(run.total, `/runs/${run.id}/explanation`),
    payees: run.payeeCount,
    issues: run.issueCount,
    hash: run.rowStreamHash,
    calculatedAt: run.calculatedAt,
    calculatedBy: await nameOf(run.calculatedBy),
  };
}
