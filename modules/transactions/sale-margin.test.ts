import { expect, it } from 'vitest';
import { decimal, decimalText, type Decimal } from '@cordee/kernel';
import { saleMargin } from './sale-margin.ts';

const text = (margin: Decimal | null) => (margin === null ? null : decimalText(margin));
const sale = (kind: string, amount: string) => ({ kind, amount: decimal(amount), margin: null, cost: null });

it('keeps the margin of the file, and says nothing where the file says nothing', () => {
  expect(text(saleMargin({ ...sale('order', '1000'), margin: decimal('-25.50') }))).toBe('-25.50');
  expect(saleMargin(sale('order', '1000'))).toBeNull();
});

it('is the amount less the cost where the file has only a cost, whichever sign the cost is written with', () => {
  for (const cost of ['640', '-640'])
    expect(text(saleMargin({ ...sale('order', '1000'), cost: decimal(cost) }))).toBe('360');
  for (const cost of ['640', '-640'])
    expect(text(saleMargin({ ...sale('credit_note', '-1000'), cost: decimal(cost) }))).toBe('-360');
});

it('turns with the amount of a credit note that its file writes as a positive number', () => {
  expect(text(saleMargin({ ...sale('credit_note', '1000'), margin: decimal('360') }))).toBe('-360');
  expect(text(saleMargin({ ...sale('credit_note', '-1000'), margin: decimal('-360') }))).toBe('-360');
  expect(text(saleMargin({ ...sale('credit_note', '1000'), margin: decimal('-20') }))).toBe('20');
});
