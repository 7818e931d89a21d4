import type { EarnResult } from '@cordee/engine-compensation';
import { decimalText, type Quantity } from '@cordee/kernel';

/** Where a payee stands on the plan's first measure, as a line keeps it: null where it cannot be calculated. */
export function attainmentTexts({ attainments: [first] }: EarnResult) {
  return {
    measured: first?.measured.ok ? quantityText(first.measured.value) : null,
    quota: first?.quota.ok ? quantityText(first.quota.value) : null,
    attainment: first?.attainment.ok ? decimalText(first.attainment.value) : null,
  };
}

function quantityText(quantity: Quantity): string | null {
  if (quantity.kind === 'amount') return decimalText(quantity.amount.value);
  return quantity.kind === 'decimal' ? decimalText(quantity.value) : null;
}
