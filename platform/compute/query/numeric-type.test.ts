import { describe, expect, it } from 'vitest';
import { decimal } from '@cordee/kernel';
import { productType, sumType, typeOfConstant } from './numeric-type.ts';

const amount = { integerDigits: 13, scale: 4 };
const rate = { integerDigits: 4, scale: 8 };
const planned = { integerDigits: 13, scale: 8 };

describe('numeric types', () => {
  it('let a billion amounts be converted by a rate and summed: exactly 38 digits', () => {
    const converted = productType(amount, rate);
    expect(converted).toEqual({ ok: true, value: { integerDigits: 17, scale: 12 } });
    expect(sumType({ integerDigits: 17, scale: 12 })).toEqual({
      ok: true,
      value: { integerDigits: 26, scale: 12 },
    });
  });

  it('refuse a product that may pass 38 digits once it is summed', () => {
    const product = productType(amount, planned);
    expect(product).toEqual({ ok: true, value: { integerDigits: 26, scale: 12 } });
    expect(sumType({ integerDigits: 26, scale: 12 })).toEqual({
      ok: false,
      refusal: { code: 'platform.compute_bound_exceeded', args: { digits: 47, digitsMax: 38 } },
    });
  });

  it('give a constant the digits it has, with at least one before the point', () => {
    expect(typeOfConstant(decimal('0.035'))).toEqual({ integerDigits: 1, scale: 3 });
    expect(typeOfConstant(decimal('-1250.50'))).toEqual({ integerDigits: 4, scale: 2 });
  });
});
