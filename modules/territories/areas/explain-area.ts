// Each figure of an area as the reasoning from which it can be calculated again.
import {
  currency as currencyOf,
  isZero,
  label,
  numberOf,
  ROWS_SHOWN_MAX,
  RowStreamHash,
  step,
  sumDecimals,
  type Decimal,
  type Explanation,
  type Quantity,
} from '@cordee/kernel';
import {
  explainAccount,
  explainCount,
  explainCounted,
  explainTotal,
  territoryLabel,
} from '../fairness/explain-fairness.ts';
import { MEASURES } from '../fairness/fairness-sheet.ts';
import type { QuotaPart } from './area-attainment.ts';
import type { HeldArea } from './area-book.ts';

/** What of an area is told and drawn. */
export const FIGURES = ['accounts', ...MEASURES, 'attainment'] as const;
export type AreaFigure = (typeof FIGURES)[number];

/** The sums that figures are made of: they have rows. */
export const SUMS = ['accounts', ...MEASURES, 'part', 'bought'] as const;
export type AreaSum = (typeof SUMS)[number];

type Known = { readonly parts: ReadonlyMap<string, QuotaPart>; readonly currency: string };

/** Null where it is not known: of no account of the area a quota is. */
export function explainArea(held: HeldArea, of: AreaFigure, known: Known): Explanation | null {
  if (of === 'attainment') return explainAttainment(held, known);
  const { area, accounts } = held;
  const own = { id: String(area.number), name: area.name, accounts };
  return of === 'accounts' ? explainCount(own) : explainTotal(own, of, known.currency);
}

/** The accounts behind a sum, in their order. */
export function rowsOfArea(held: HeldArea, of: AreaSum, known: Known): readonly Explanation[] {
  if (of === 'part' || of === 'bought') return quotaRows(held, of, known).map(({ node }) => node);
  return held.accounts.map((account) =>
    of === 'accounts' ? explainCounted(account) : explainAccount(account, of, known.currency),
  );
}

function explainAttainment(held: HeldArea, known: Known): Explanation | null {
  const quota = quotaSum(held, 'part', known);
  const whole = quota.value && numberOf(quota.value);
  if (!whole || isZero(whole)) return null;
  return step('divide', [quotaSum(held, 'bought', known), quota], {
    label: label('territories.area_attainment_of', { area: held.area.name }),
    rule: { code: 'area_attainment', version: '1' },
    rounding: { mode: 'half-even', scale: 4 },
  });
}

type QuotaSum = 'part' | 'bought';
type Row = { readonly code: string; readonly value: Decimal; readonly node: Explanation };

const money = (value: Decimal, { currency }: Known): Quantity => ({
  kind: 'amount',
  amount: { value, currency: currencyOf(currency) },
});

function quotaRows(held: HeldArea, of: QuotaSum, known: Known): readonly Row[] {
  return held.accounts.flatMap(({ id, code, name }): Row[] => {
    const own = known.parts.get(id);
    if (own === undefined) return [];
    const account = `${name} (${code})`;
    const words = label(`territories.area_row_${of}`, { account, territory: territoryLabel(own.territory) });
    const value = money(own[of], known);
    return [{ code, value: own[of], node: { kind: 'source', label: words, value, place: { entity: id } } }];
  });
}

function quotaSum(held: HeldArea, of: QuotaSum, known: Known): Explanation {
  const rows = quotaRows(held, of, known);
  const stream = new RowStreamHash();
  for (const { code, value } of rows) stream.add([code, value]);
  return {
    kind: 'sum',
    label: label(`territories.area_${of}_of`, { area: held.area.name }),
    value: money(sumDecimals(rows.map(({ value }) => value)), known),
    count: rows.length,
    rows: rows.length > ROWS_SHOWN_MAX ? null : rows.map(({ node }) => node),
    rowStreamHash: stream.digest(),
    artefact: null,
    filter: { sum: of },
  };
}
