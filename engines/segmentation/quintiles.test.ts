import { decimal } from '@cordee/kernel';
import { expect, it } from 'vitest';
import { quintiles } from './quintiles.ts';

const scored = (...values: readonly string[]) =>
  [...quintiles(new Map(values.map((value, index) => [`${index}`, decimal(value)]))).entries()]
    .toSorted(([a], [b]) => Number(a) - Number(b))
    .map(([, score]) => score);

it('scores from 1 to 5 by place, equal values alike', () => {
  expect(scored('50', '10', '40', '20', '30')).toEqual([5, 1, 4, 2, 3]);
  expect(scored('7', '7.0', '7', '7', '7')).toEqual([1, 1, 1, 1, 1]);
  expect(scored('1', '2', '2', '2', '9')).toEqual([1, 2, 2, 2, 5]);
});
