import { expect, it } from 'vitest';
import { entityId, plainDate } from '@cordee/kernel';
import { answersFor, itemState, type MarkedItem } from './closing.ts';

const item: MarkedItem = {
  id: entityId('00000000-0000-8000-8000-000000000001'),
  period: '2026-02',
  code: 'feeds',
  label: null,
  place: 0,
  dueOn: plainDate('2026-03-03'),
  ownerId: 'ana',
  delegate: { userId: 'paul', from: plainDate('2026-03-02'), to: plainDate('2026-03-04') },
  marks: [],
};

it('is answered for by whoever stands in, on the first and the last day of the absence, and by its owner else', () => {
  const days = ['2026-03-01', '2026-03-02', '2026-03-04', '2026-03-05'];
  expect(days.map((day) => answersFor(item, plainDate(day)))).toEqual(['ana', 'paul', 'paul', 'ana']);
});

it('is late from the day after its date on, until it is done, and open again when that is taken back', () => {
  const mark = (isDone: boolean) => ({ isDone, actor: 'ana', at: '2026-03-03T10:00:00Z', note: null });
  const stateWith = (marks: MarkedItem['marks'], day: string) =>
    itemState({ ...item, marks }, plainDate(day));
  expect([
    stateWith([], '2026-03-03'),
    stateWith([], '2026-03-04'),
    stateWith([mark(true)], '2026-03-04'),
    stateWith([mark(true), mark(false)], '2026-03-03'),
  ]).toEqual(['open', 'late', 'done', 'open']);
});
