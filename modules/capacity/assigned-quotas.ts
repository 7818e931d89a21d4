// Which quotas count in a span, each position once for each of its days.
import { decimal, type Amount, type Currency } from '@cordee/kernel';
import type { QuotaRow } from '@cordee/modules/quotas';

type Span = { readonly from: string; readonly to: string; readonly currency: Currency };

/** A month's quota within a quarter's of the same position is a part of it, and is not counted again. */
export function assignedQuotas(rows: readonly QuotaRow[], { from, to, currency }: Span): readonly Amount[] {
  const own = rows.filter(
    (row) =>
      row.measure === 'order_intake' &&
      row.dimension === null &&
      row.currency === currency &&
      row.periodFrom >= from &&
      row.periodTo <= to,
  );
  const byPosition = Map.groupBy(own, ({ positionId }) => positionId);
  return [...byPosition.values()].flatMap((quotas) =>
    quotas
      .filter((each) => !quotas.some((other) => holds(other, each)))
      .map(({ amount }) => ({ value: decimal(amount), currency })),
  );
}

const holds = (other: QuotaRow, { periodFrom, periodTo }: QuotaRow): boolean =>
  other.periodFrom <= periodFrom &&
  other.periodTo >= periodTo &&
  (other.periodFrom < periodFrom || other.periodTo > periodTo);
