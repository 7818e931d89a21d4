import { expect, it } from 'vitest';
import { presentRow } from './present-row.ts';

const columns = [
  { name: 'amount', type: { integerDigits: 13, scale: 4 } },
  { name: 'code', type: 'text' },
] as const;

it('gives a number the full scale of its column, whatever the driver printed', () => {
  expect(presentRow({ amount: '-12.5', code: 'A' }, columns)).toEqual({
    ok: true,
    value: { amount: '-12.5000', code: 'A' },
  });
  expect(presentRow({ amount: '12.500000', code: null }, columns)).toEqual({
    ok: true,
    value: { amount: '12.5000', code: null },
  });
});

it('refuses a number with more decimals than its column, rather than round it', () => {
  expect(presentRow({ amount: '0.00001', code: 'A' }, columns)).toEqual({
    ok: false,
    refusal: { code: 'platform.compute_value_out_of_bounds', args: { column: 'amount', value: '0.00001' } },
  });
});
