import { decimal } from '@cordee/kernel';
import { expect, it } from 'vitest';
import { abcCurve } from './abc-curve.ts';
import { rankByWorth, type Worth } from './abc.ts';
import { someAccount, someBook, someModel } from './some-accounts.test-support.ts';

const ends = { a: '0.80', b: '0.95' };
const worth = (code: string, value: string | null): Worth => ({
  code,
  value: value === null ? null : decimal(value),
});
const classesOf = (items: readonly Worth[]) =>
  rankByWorth(items, ends).map(({ item, class: found }) => `${item.code}${found}`);

it('classes by the share that those before make', () => {
  expect(classesOf([worth('1', '5'), worth('2', '80'), worth('3', '15'), worth('4', null)])).toEqual([
    '2A',
    '3B',
    '1C',
    '4C',
  ]);
});

it('puts equal worths in the order of their codes, whatever the order they come in', () => {
  const items = ['d', 'b', 'a', 'c'].map((code) => worth(code, '25'));
  expect(classesOf(items)).toEqual(['aA', 'bA', 'cA', 'dA']);
  expect(classesOf(items.toReversed())).toEqual(classesOf(items));
});

it('has nobody in A where nothing is worth anything', () => {
  expect(classesOf([worth('1', '-3'), worth('2', '0')])).toEqual(['2C', '1C']);
});

it('draws the curve from nothing to the whole', () => {
  const accounts = ['60', '20', '15', '5'].map((potential, index) =>
    someAccount(String(index), { potential: decimal(potential) }),
  );
  expect(abcCurve(someBook(accounts), someModel)).toEqual({
    points: [
      { accounts: 0, worth: 0 },
      { accounts: 0.25, worth: 0.6 },
      { accounts: 0.5, worth: 0.8 },
      { accounts: 0.75, worth: 0.95 },
      { accounts: 1, worth: 1 },
    ],
    classes: { A: 2, B: 1, C: 1 },
  });
});
