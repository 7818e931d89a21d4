import { describe, expect, it } from 'vitest';
import { decimal } from '@cordee/kernel';
import { storableAmount } from './storable-amount.ts';

describe('an amount on its way in', () => {
  it('is taken with four decimals and thirteen digits, and zeros at the end do not count', () => {
    expect(storableAmount(decimal('-9999999999999.9999000'), { line: 2 }).ok).toBe(true);
  });

  it('is refused with a fifth decimal, at its line', () => {
    const answer = storableAmount(decimal('1.00001'), { line: 7 });
    expect(answer).toMatchObject({
      ok: false,
      refusal: { code: 'transactions.too_many_decimals', place: { line: 7 } },
    });
  });

  it('is refused with a fourteenth digit', () => {
    expect(storableAmount(decimal('10000000000000'), { line: 2 }).ok).toBe(false);
  });
});
