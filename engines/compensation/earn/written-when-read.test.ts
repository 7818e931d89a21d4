import { expect, it } from 'vitest';
import { later, writtenWhenRead } from './written-when-read.ts';

type Line = { readonly code: string; readonly total: number; readonly currency: string };

it('works a property out once, when it is first read, and is then as if it had been written', () => {
  let worked = 0;
  const lineWhenRead = writtenWhenRead<number, Line>({
    total: (cents) => {
      worked += 1;
      return cents / 100;
    },
  });
  const [first, second] = [150, 275].map((cents) =>
    lineWhenRead({ code: `L${cents}`, total: later, currency: 'EUR' }, cents),
  );
  expect(worked).toBe(0);
  expect(second?.total).toBe(2.75);
  expect(first?.total).toBe(1.5);
  expect(first?.total).toBe(1.5);
  expect(worked).toBe(2);
  expect(first).toStrictEqual({ code: 'L150', total: 1.5, currency: 'EUR' });
  expect(JSON.stringify(first)).toBe('{"code":"L150","total":1.5,"currency":"EUR"}');
  expect({ ...second }).toStrictEqual({ code: 'L275', total: 2.75, currency: 'EUR' });
});
