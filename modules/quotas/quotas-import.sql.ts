import {
  ALWAYS,
  civilCalendar,
  decimalText,
  derivedId,
  ok,
  periodByCode,
  plainDate,
  refused,
  type EntityId,
  type Period,
  type Result,
  type Scope,
} from '@cordee/kernel';
import type { Writing } from '@cordee/platform/database';
import {
  dateValue,
  decimalValue,
  textValue,
  type AcceptedRow,
  type PostedFact,
  type PostedRow,
  type Poster,
} from '@cordee/modules/imports';
import { openSellerDirectory, type SellerDirectory } from '@cordee/modules/people';
import { datedCalendar } from './quota.ts';

type Draft = {
  readonly scope: Scope;
  readonly source: string;
  readonly currency: string;
  readonly directory: SellerDirectory;
  readonly dated: DatedQuota[];
};
type DatedQuota = { readonly row: AcceptedRow; readonly startsOn: string; readonly positionId: EntityId };

export function quotasPoster(organisationCurrency: (tenant: string) => Promise<string>): Poster<Writing> {
  return {
    kind: 'quotas',
    ownTable: 'quota',
    tables: ['quota'],
    open: async (tx, scope, source) => {
      const draft: Draft = {
        scope,
        source,
        currency: await organisationCurrency(scope.tenant),
        directory: await openSellerDirectory(tx, scope, source),
        dated: [],
      };
      return {
        post: (row) => postQuota(draft, row),
        rest: () => datedQuotas(draft).map((fact) => ({ table: 'quota', fact })),
      };
    },
  };
}

function postQuota(draft: Draft, row: AcceptedRow): Result<PostedRow> {
  const code = textValue(row.values, 'period');
  const startsOn = dateValue(row.values, 'starts_on')?.toString() ?? null;
  const period = code === null ? null : periodByCode(civilCalendar, code);
  if (period && !period.ok) return period;
  const from = period?.value.from.toString() ?? startsOn;
  if (from === null) return refused('quotas.period_missing');
  const key = textValue(row.values, 'seller') ?? '';
  const person = draft.directory.personFor(key, from);
  const positionId =
    person && (draft.directory.positionOf(person, from) ?? draft.directory.positionOf(person, null));
  if (!positionId) return refused('quotas.seller_unknown', { seller: key }, { line: row.line });
  if (period) return ok({ own: factOf(draft, row, positionId, period.value) });
  draft.dated.push({ row, startsOn: from, positionId });
  return ok({ own: null });
}

/** A quota that names only its first day runs to the next first day in the file; the last one as long as the one before. */
function datedQuotas(draft: Draft): PostedFact[] {
  const starts = [...new Set(draft.dated.map((quota) => quota.startsOn))].toSorted();
  return draft.dated.map(({ row, startsOn, positionId }) => {
    const next = starts[starts.indexOf(startsOn) + 1] ?? plainDate(startsOn).add({ months: 3 }).toString();
    return factOf(draft, row, positionId, {
      calendar: datedCalendar,
      code: startsOn,
      grain: 'window',
      from: plainDate(startsOn),
      to: plainDate(next),
    });
  });
}

function factOf(
  { scope, source, currency }: Draft,
  { values, line }: AcceptedRow,
  positionId: EntityId,
  period: Period,
): PostedFact {
  const text = (field: string) => textValue(values, field);
  const [amount, weight] = [decimalValue(values, 'amount'), decimalValue(values, 'weight')];
  const [measure, dimension, dimensionValue] = [
    text('measure') ?? 'order_intake',
    text('dimension'),
    text('dimension_value'),
  ];
  const unit = text('unit') ?? 'amount';
  const cell = [positionId, measure, dimension ?? '', dimensionValue ?? '', period.calendar, period.code];
  return {
    entityId: derivedId(scope.tenant, source, `quota:${JSON.stringify(cell)}`),
    effectiveFrom: ALWAYS.toString(),
    line,
    values: {
      position_id: positionId,
      measure,
      dimension,
      dimension_value: dimensionValue,
      calendar: period.calendar,
      period_code: period.code,
      period_from: period.from.toString(),
      period_to: period.to.toString(),
      amount: amount ? decimalText(amount) : '0',
      unit,
      currency: unit === 'amount' ? (text('currency') ?? currency) : null,
      weight: weight && decimalText(weight),
    },
  };
}
