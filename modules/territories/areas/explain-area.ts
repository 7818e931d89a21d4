// Each figure of an area as the reasoning from which it can be calculated again.
import {
  currency as currencyOf,
  decimal,
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
import { explainTotal, territoryLabel } from '../fairness/explain-fairness.ts';
import { MEASURES } from '../fairness/fairness-sheet.ts';
import type { QuotaPart } from './area-attainment.ts';
import type { HeldArea } from './area-book.ts';

/** What of an area is told and drawn. */
export const FIGURES = ['accounts', ...MEASURES, 'attainment'] as const;
export type AreaFigure = (typeof FIGURES)[number];

type Known = { readonly parts: ReadonlyMap<string, QuotaPart>; readonly currency: string };

/** Null where it is not known: of no account of the area a quota is. */
export function explainArea(held: HeldArea, of: AreaFigure, known: Known): Explanation | null {
  if (of === 'attainment') return explainAttainment(held, known);
  if (of === 'accounts') return explainCount(held);
  const { area, accounts } = held;
  return explainTotal({ id: String(area.number), name: area.name, accounts }, of, known.currency);
}

type Row = { readonly code: string; readonly value: Decimal; readonly node: Explanation };

function summed(
  key: string,
  { area }: HeldArea,
  rows: readonly Row[],
  quantity: (value: Decimal) => Quantity,
): Explanation {
  const stream = new RowStreamHash();
  for (const { code, value } of rows) stream.add([code, value]);
  return {
    kind: 'sum',
    label: label(`territories.${key}`, { area: area.name }),
    value: quantity(sumDecimals(rows.map(({ value }) => value))),
    count: rows.length,
    rows: rows.length > ROWS_SHOWN_MAX ? null : rows.map(({ node }) => node),
    rowStreamHash: stream.digest(),
    artefact: null,
    filter: { area: area.code },
  };
}

function explainCount(held: HeldArea): Explanation {
  const one = decimal('1');
  const value: Quantity = { kind: 'decimal', value: one };
  const rows = held.accounts.map(({ id, code, name }): Row => ({
    code,
    value: one,
    node: {
      kind: 'source',
      label: label('territories.area_account', { account: `${name} (${code})` }),
      value,
      place: { entity: id },
    },
  }));
  return summed('area_accounts_of', held, rows, (sum) => ({ kind: 'decimal', value: sum }));
}

function explainAttainment(held: HeldArea, { parts, currency }: Known): Explanation | null {
  const money = (value: Decimal): Quantity => ({
    kind: 'amount',
    amount: { value, currency: currencyOf(currency) },
  });
  const rowsOf = (key: string, of: 'bought' | 'part') =>
    held.accounts.flatMap(({ id, code, name }): Row[] => {
      const own = parts.get(id);
      if (own === undefined) return [];
      const account = `${name} (${code})`;
      const words = label(`territories.${key}`, { account, territory: territoryLabel(own.territory) });
      const node: Explanation = {
        kind: 'source',
        label: words,
        value: money(own[of]),
        place: { entity: id },
      };
      return [{ code, value: own[of], node }];
    });
  const quota = summed('area_quota_of', held, rowsOf('area_quota_part', 'part'), money);
  const whole = quota.value && numberOf(quota.value);
  if (!whole || isZero(whole)) return null;
  const bought = summed('area_bought_of', held, rowsOf('area_bought_part', 'bought'), money);
  return step('divide', [bought, quota], {
    label: label('territories.area_attainment_of', { area: held.area.name }),
    rule: { code: 'area_attainment', version: '1' },
    rounding: { mode: 'half-even', scale: 4 },
  });
}
