// Quotas and terms of a payee, from what their modules tell to what the engine reads.
import {
  termKind,
  type PayeeTerm,
  type Plan,
  type QuotaRow as EngineQuota,
} from '@cordee/engine-compensation';
import { currency, decimal, percentage, plainDate } from '@cordee/kernel';
import type { TermRecord } from '@cordee/modules/plans';
import type { QuotaRow } from '@cordee/modules/quotas';
import type { PayeeRecords } from './plan-records.ts';

/** What the engine reads of a payee's contract and targets. */
export type PayeeTerms = { readonly quotas: readonly EngineQuota[]; readonly terms: readonly PayeeTerm[] };

/** A payee's quotas and terms as the engine reads them: quotas with their days where the plan looks at those. */
export function termsOf(
  { quotas, terms }: PayeeRecords,
  plan: Plan,
  files: ReadonlyMap<string, string>,
): PayeeTerms {
  const isDated = hasDatedQuotas(plan);
  return {
    quotas: quotas.map((row) => (isDated ? datedQuota(row, files) : quotaOf(row, files))),
    terms: terms.map((term) => termOf(term, plan, files)),
  };
}

/** Whether the plan holds something against the quotas of more than its period. */
export function hasDatedQuotas({ measures }: Plan): boolean {
  return measures.some((each) => each.window !== 'period' || each.quota_spread !== null);
}

type Sourced = { readonly importId: string | null; readonly importLine: number | null };

function placeOf(row: Sourced, files: ReadonlyMap<string, string>) {
  if (row.importId === null) return {};
  const document = files.get(row.importId);
  return {
    importId: row.importId,
    ...(document ? { document } : {}),
    ...(row.importLine === null ? {} : { line: row.importLine }),
  };
}

function datedQuota(row: QuotaRow, files: ReadonlyMap<string, string>): EngineQuota {
  const period = { from: plainDate(row.periodFrom), to: plainDate(row.periodTo) };
  return { ...quotaOf(row, files), period };
}

/** A quota as the engine reads it, of the period that is calculated. */
function quotaOf(row: QuotaRow, files: ReadonlyMap<string, string>): EngineQuota {
  const target =
    row.currency === null
      ? ({ kind: 'units', units: decimal(row.amount) } as const)
      : ({
          kind: 'amount',
          amount: { value: decimal(row.amount), currency: currency(row.currency) },
        } as const);
  const dimension =
    row.dimension !== null && row.dimensionValue !== null
      ? { field: row.dimension as 'product', value: row.dimensionValue }
      : null; // the import admits the engine's dimensions only
  return {
    measure: row.measure as EngineQuota['measure'],
    dimension,
    target,
    place: { ...placeOf(row, files), entity: row.id },
  };
}

function termOf(
  { code, value, effectiveFrom, ...term }: TermRecord,
  plan: Plan,
  files: ReadonlyMap<string, string>,
): PayeeTerm {
  const unit = term.currency === null ? plan.currency : currency(term.currency);
  return {
    code,
    effectiveFrom: plainDate(effectiveFrom),
    value:
      termKind(code) === 'percentage'
        ? { kind: 'percentage', ratio: percentage(value) }
        : { kind: 'amount', amount: { value: decimal(value), currency: unit } },
    place: placeOf(term, files),
  };
}
