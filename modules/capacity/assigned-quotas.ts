// Which quotas count in a span, each position once for each of its days.
import type { Currency } from '@cordee/kernel';
import { outermostQuotas, type QuotaRow } from '@cordee/modules/quotas';

type Span = { readonly from: string; readonly to: string; readonly currency: Currency };

export function assignedQuotas(rows: readonly QuotaRow[], { from, to, currency }: Span): readonly QuotaRow[] {
  return outermostQuotas(
    rows.filter(
      (row) =>
        row.measure === 'order_intake' &&
        row.dimension === null &&
        row.currency === currency &&
        row.periodFrom >= from &&
        row.periodTo <= to,
    ),
  );
}
