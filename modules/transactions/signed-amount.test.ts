import { expect, it } from 'vitest';
import { decimal, decimalText } from '@cordee/kernel';
import { signed } from './signed-amount.ts';

it('lets a credit note or a rebate lower revenue, whichever sign its file writes', () => {
  for (const kind of ['credit_note', 'rebate'])
    for (const written of ['120.50', '-120.50'])
      expect(decimalText(signed(kind, decimal(written)))).toBe('-120.50');
});

it('keeps every other amount as it is written', () => {
  for (const kind of ['order', 'invoice', 'payment'])
    for (const written of ['120.50', '-120.50'])
      expect(decimalText(signed(kind, decimal(written)))).toBe(written);
  expect(decimalText(signed('credit_note', decimal('0')))).toBe('0');
});
