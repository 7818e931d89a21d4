import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sweepOf, worthComparing, type Traded } from './sweep.ts';

const shown = (rows: readonly Traded[]) => worthComparing(rows, (row) => row);

it('leans to balance, to short ways and to continuity from what was asked', () => {
  expect(sweepOf({ tolerance: 0.1, continuityKm: 30 })).toEqual([
    { aim: 'asked', tolerance: 0.1, continuityKm: 30 },
    { aim: 'balance', tolerance: 0.05, continuityKm: 30 },
    { aim: 'travel', tolerance: 0.1, continuityKm: 0 },
    { aim: 'continuity', tolerance: 0.2, continuityKm: 120 },
  ]);
});

it('drops what another beats in everything, and the second of two alike', () => {
  const [good, worse, other]: readonly Traded[] = [
    [0.1, 10, 5, 50],
    [0.1, 11, 5, 50],
    [0.2, 8, 9, 90],
  ];
  if (!good || !worse || !other) throw new Error('three were written');
  expect(shown([worse, good, other, [...good] as const])).toEqual([good, other]);
});

it('of more than three shows the first and those that differ most', () => {
  const rows: readonly Traded[] = [
    [0.1, 10, 5, 5],
    [0.101, 9.9, 5, 5],
    [0.01, 20, 9, 9],
    [0.3, 12, 0, 0],
  ];
  expect(shown(rows)).toEqual([rows[0], rows[2], rows[3]]);
});

it('never shows two of which one beats the other, never drops all, and knows the reason of each drop', () => {
  const cost = fc.integer({ min: 0, max: 4 });
  const beaten = (one: Traded, other: Traded) => other.every((value, index) => value <= (one[index] ?? 0));
  fc.assert(
    fc.property(fc.array(fc.tuple(cost, cost, cost, cost), { minLength: 1, maxLength: 6 }), (rows) => {
      const kept = shown(rows);
      expect(kept.length).toBeGreaterThan(0);
      expect(kept.length).toBeLessThanOrEqual(3);
      for (const one of kept) expect(kept.filter((other) => beaten(one, other))).toEqual([one]);
      const isExplained = (row: Traded) => kept.some((other) => beaten(row, other));
      expect(kept.length === 3 || rows.every(isExplained)).toBe(true);
    }),
  );
});
