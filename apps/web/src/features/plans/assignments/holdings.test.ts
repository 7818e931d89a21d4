import { expect, it } from 'vitest';
import { changeOf, dayAfter, heldNext, heldOn, type Held } from './holdings.ts';

const held: readonly Held[] = [
  { from: '2026-01-01', planCode: 'a' },
  { from: '2026-07-01', planCode: 'b' },
];
const planOn = (cells: readonly Held[], day: string) => heldOn(cells, day)?.planCode ?? null;
/** What is known after cells were written over others. */
const written = (before: readonly Held[], cells: readonly Held[]) => [
  ...before.filter(({ from }) => cells.every((cell) => cell.from !== from)),
  ...cells,
];

it('tells the plan of a day and the next one', () => {
  expect(planOn(held, '2025-12-31')).toBeNull();
  expect(planOn(held, '2026-06-30')).toBe('a');
  expect(heldNext(held, '2026-03-01')).toEqual({ from: '2026-07-01', planCode: 'b' });
});

it('given for good, a plan replaces the one held and stops where another is foreseen', () => {
  const change = changeOf(held, { planCode: 'c', from: '2026-04-01', to: null });
  expect(change?.conflicts).toEqual([
    { kind: 'replaces', planCode: 'a' },
    { kind: 'cut', day: '2026-07-01', planCode: 'b' },
  ]);
  const after = written(held, change?.cells ?? []);
  expect(['2026-03-31', '2026-04-01', '2026-07-01'].map((day) => planOn(after, day))).toEqual([
    'a',
    'c',
    'b',
  ]);
});

it('given until a day, it holds all the while, and what was foreseen comes back', () => {
  const change = changeOf(held, { planCode: 'c', from: '2026-06-01', to: '2026-09-01' });
  expect(change?.conflicts).toEqual([
    { kind: 'replaces', planCode: 'a' },
    { kind: 'overwrites', day: '2026-07-01' },
  ]);
  const after = written(held, change?.cells ?? []);
  expect(['2026-07-15', '2026-09-01'].map((day) => planOn(after, day))).toEqual(['c', 'b']);
});

it('taken back, every day has the plan that it had', () => {
  for (const to of [null, '2026-09-01']) {
    const change = changeOf(held, { planCode: 'c', from: '2026-06-01', to });
    const back = written(written(held, change?.cells ?? []), change?.undo ?? []);
    for (const day of ['2025-12-31', '2026-01-01', '2026-06-15', '2026-07-02', '2026-09-02', '2027-01-01'])
      expect(planOn(back, day)).toBe(planOn(held, day));
  }
});

it('changes nothing for whoever holds the plan already, and gives it to whoever has none', () => {
  expect(changeOf(held, { planCode: 'b', from: '2026-08-01', to: null })).toBeNull();
  expect(changeOf([], { planCode: 'b', from: '2026-08-01', to: null })).toMatchObject({
    before: null,
    conflicts: [],
    undo: [{ from: '2026-08-01', planCode: null }],
  });
});

it('knows the day after, over the end of a month and of February', () => {
  expect(['2026-12-31', '2028-02-28', '2028-02-29'].map(dayAfter)).toEqual([
    '2027-01-01',
    '2028-02-29',
    '2028-03-01',
  ]);
});
