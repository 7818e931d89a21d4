import {
  compareDecimals,
  decimal,
  decimalText,
  dividedBy,
  isZero,
  plus,
  type Decimal,
  type EntityId,
  type Period,
} from '@cordee/kernel';

export type SellerFigures = {
  readonly sellerId: EntityId | null;
  readonly name: string;
  readonly teamId: string | null;
  readonly team: string | null;
  readonly revenue: Decimal;
  readonly quota: Decimal | null;
};
export type AttainmentRow = {
  readonly id: string;
  readonly name: string;
  readonly team: string | null;
  readonly revenue: string;
  readonly quota: string | null;
  readonly attainment: string | null;
};
export type AttainmentTable = {
  readonly period: Period;
  readonly currency: string;
  readonly rows: readonly AttainmentRow[];
  readonly total: AttainmentRow;
};

/** Revenue over quota with 6 decimals, half-even; null without a quota, or with one of zero. */
function attainmentOf(revenue: Decimal, quota: Decimal | null): string | null {
  return quota === null || isZero(quota)
    ? null
    : decimalText(dividedBy(revenue, quota, { scale: 6, rounding: 'half-even' }));
}

export function attainmentBySeller(figures: readonly SellerFigures[]): AttainmentRow[] {
  return figures.map((each) => rowOf(each.sellerId ?? 'nobody', each.name, each.team, [each]));
}

export function attainmentByTeam(figures: readonly SellerFigures[]): AttainmentRow[] {
  return [...Map.groupBy(figures, (each) => each.teamId ?? 'none')].map(([id, own]) =>
    rowOf(id, own[0]?.team ?? '—', null, own),
  );
}

export function totalOf(figures: readonly SellerFigures[]): AttainmentRow {
  return rowOf('total', '', null, figures);
}

function rowOf(
  id: string,
  name: string,
  team: string | null,
  figures: readonly SellerFigures[],
): AttainmentRow {
  const zero = decimal('0');
  const revenue = figures.reduce((sum, each) => plus(sum, each.revenue), zero);
  const quotas = figures.flatMap((each) => (each.quota === null ? [] : [each.quota]));
  const quota = quotas.length === 0 ? null : quotas.reduce(plus, zero);
  // A team's attainment compares what its quota covers: the revenue of sellers without quota stays out of the ratio.
  const covered = figures
    .filter((each) => each.quota !== null)
    .reduce((sum, each) => plus(sum, each.revenue), zero);
  return {
    id,
    name,
    team,
    revenue: decimalText(revenue),
    quota: quota && decimalText(quota),
    attainment: attainmentOf(covered, quota),
  };
}

export function byAttainment(a: AttainmentRow, b: AttainmentRow): number {
  if (a.attainment === null || b.attainment === null)
    return Number(a.attainment === null) - Number(b.attainment === null);
  return compareDecimals(decimal(b.attainment), decimal(a.attainment));
}
