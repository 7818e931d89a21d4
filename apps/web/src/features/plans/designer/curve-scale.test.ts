import { describe, expect, it, vi } from 'vitest';
import { keptInOrder, linePoints, scaleOf, stepsAt, xOf, yOf } from './curve-scale.ts';

vi.stubGlobal('document', { documentElement: { lang: 'fr' } });
const { percentShown, ratioTyped, numberTyped, stepsText } = await import('../../../ui/exact-text.ts');

const points = [
  { from: 0, rate: 0.01 },
  { from: 0.8, rate: 0.02 },
  { from: 1, rate: 0.03 },
];

describe('a scale that is drawn', () => {
  it('finds the row again where it was drawn, in whole steps', () => {
    const scale = scaleOf(points);
    expect(stepsAt(scale, xOf(scale, 0.8), yOf(scale, 0.02))).toEqual({ from: 80, rate: 20 });
    expect(stepsAt(scale, -50, 5000)).toEqual({ from: 0, rate: 0 });
  });

  it('keeps the rows in their order', () => {
    expect([-5, 55, 99, 140].map((wanted) => keptInOrder(wanted, 1, points, 100))).toEqual([1, 55, 99, 99]);
    expect(keptInOrder(140, 2, points, 100)).toBe(140);
  });

  it('snaps amounts to round numbers', () => {
    expect(scaleOf([{ from: 200_000, rate: 0.02 }]).fromSteps).toBe(1 / 1000);
  });

  it('draws a stair for steps and a straight line between points', () => {
    const scale = scaleOf(points);
    expect(linePoints(points, scale, true).split(' ')).toHaveLength(4);
    expect(linePoints(points, scale, false).split(' ')).toHaveLength(7);
  });
});

describe('numbers typed and written', () => {
  it('keeps every digit', () => {
    expect(['2,5', '100', '0,045', '3.50 %'].map(ratioTyped)).toEqual(['0.025', '1', '0.00045', '0.035']);
    expect(['0.025', '1', '1.5', '0.00045', '0'].map(percentShown)).toEqual([
      '2,5',
      '100',
      '150',
      '0,045',
      '0',
    ]);
    expect(['deux', '-1', '01'].map(ratioTyped)).toEqual([null, null, null]);
    expect(numberTyped('12 000,5')).toBe('12000.5');
  });

  it('writes steps exactly', () => {
    expect([stepsText(35, 1000), stepsText(80, 100), stepsText(0, 100), stepsText(7, 1)]).toEqual([
      '0.035',
      '0.8',
      '0',
      '7',
    ]);
  });
});
