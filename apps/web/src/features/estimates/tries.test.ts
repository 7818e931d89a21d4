import { expect, it } from 'vitest';
import { changesOf, changeTries, nothingTried, type Try, type TryState } from './tries.ts';

const won = (amount: string): Try => ({
  kind: 'won',
  amount,
  date: '2026-03-31',
  product: 'P1',
  channel: null,
});
const put = (state: TryState, key: string, tried: Try | null) =>
  changeTries(state, { act: 'put', key, tried });

it('takes typing on in one field as one step, and each other thing as its own', () => {
  const typed = ['1', '12', '120'].reduce((state, amount) => put(state, 'deal 1', won(amount)), nothingTried);
  const both = put(typed, 'deal 2', won('50'));
  expect(both.past).toHaveLength(2);
  const back = changeTries(both, { act: 'undo' });
  expect(changesOf(back.tries)).toEqual([
    { change: 'add', date: '2026-03-31', amount: '120', product: 'P1', channel: null },
  ]);
  expect(changeTries(changeTries(back, { act: 'undo' }), { act: 'undo' }).tries).toEqual({});
  expect(changeTries(back, { act: 'redo' }).tries).toEqual(both.tries);
});

it('clears everything in one step that can be taken back', () => {
  const state = put(put(nothingTried, 'deal 1', won('10')), 'deal 2', won('20'));
  const cleared = changeTries(state, { act: 'reset' });
  expect(changesOf(cleared.tries)).toEqual([]);
  expect(changeTries(cleared, { act: 'undo' }).tries).toEqual(state.tries);
  expect(changeTries(nothingTried, { act: 'reset' })).toBe(nothingTried);
});

it('unticking a deal is a step of its own', () => {
  const ticked = put(nothingTried, 'deal 1', won('10'));
  const unticked = put(ticked, 'deal 1', null);
  expect(changesOf(unticked.tries)).toEqual([]);
  expect(changeTries(unticked, { act: 'undo' }).tries).toEqual(ticked.tries);
});

it('asks nothing of what is half typed, and moves a sale after its amount', () => {
  const sale = { kind: 'sale', code: 'O1', amount: '900.50', date: '2026-04-02', isRemoved: false } as const;
  expect(changesOf({ a: won(''), b: sale })).toEqual([
    { change: 'amount', code: 'O1', amount: '900.50' },
    { change: 'move', code: 'O1', date: '2026-04-02' },
  ]);
  expect(changesOf({ b: { ...sale, isRemoved: true } })).toEqual([{ change: 'remove', code: 'O1' }]);
});
