import { decimal, decimalText, times, withoutTrailingZeros } from '@cordee/kernel';
import type { Decimal, Refusal } from '@cordee/kernel';
import type { FormulaValue } from './environment.ts';

/** A value on one line, as the examples of the functions write it. */
function valueText(value: FormulaValue): string {
  switch (value.kind) {
    case 'amount':
      return `${numberText(value.amount.value)} ${value.amount.currency}`;
    case 'percentage':
      return `${numberText(times(value.ratio, decimal('100')))} %`;
    case 'decimal':
      return [numberText(value.value), value.unit].filter((part) => part !== undefined).join(' ');
    case 'date':
      return value.date.toString();
    case 'text':
      return value.text;
    case 'boolean':
      return String(value.isTrue);
  }
}

/** What came of it: the value, or the codes of what is refused. */
export function outcomeText(
  result:
    | { readonly ok: true; readonly value: FormulaValue }
    | { readonly ok: false; readonly refusal: Refusal | readonly Refusal[] },
): string {
  if (result.ok) return valueText(result.value);
  return [result.refusal]
    .flat()
    .map(({ code }) => code)
    .join(', ');
}

function numberText(value: Decimal): string {
  return decimalText(withoutTrailingZeros(value));
}
