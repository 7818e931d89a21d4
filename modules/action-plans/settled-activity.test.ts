import { expect, it } from 'vitest';
import { settledActivity, type ToldActivity } from './settled-activity.ts';

const today = '2026-06-15';
const told = (changed: Partial<ToldActivity>) => {
  const settled = settledActivity(
    { kind: 'meeting', outcome: null, plannedOn: null, doneOn: null, ...changed },
    today,
  );
  if (!settled.ok) return settled.refusal.code;
  const { outcome, plannedOn, doneOn } = settled.value;
  return [outcome, plannedOn, doneOn];
};

it('plans what has no outcome, and takes a meeting with a day on which it was done for held', () => {
  expect(told({ plannedOn: '2026-06-20' })).toEqual([null, '2026-06-20', null]);
  expect(told({ plannedOn: '2026-06-20', outcome: 'planned' })).toEqual([null, '2026-06-20', null]);
  expect(told({ doneOn: '2026-06-10' })).toEqual(['held', null, '2026-06-10']);
});

it('keeps a called-off meeting for its day, never as done', () => {
  expect(told({ plannedOn: '2026-06-20', outcome: 'cancelled' })).toEqual(['cancelled', '2026-06-20', null]);
  expect(told({ doneOn: '2026-06-10', outcome: 'cancelled' })).toEqual(['cancelled', '2026-06-10', null]);
});

it('has an outcome on the day planned where no other day is told', () => {
  expect(told({ plannedOn: '2026-06-10', outcome: 'no_show' })).toEqual([
    'no_show',
    '2026-06-10',
    '2026-06-10',
  ]);
});

it('says of a call what the words of meetings mean, and the other way round', () => {
  const call = { kind: 'call', doneOn: '2026-06-10' } as const;
  expect(told({ ...call, outcome: 'held' })).toEqual(['reached', null, '2026-06-10']);
  expect(told({ ...call, outcome: 'no_show' })).toEqual(['not_reached', null, '2026-06-10']);
  expect(told({ doneOn: '2026-06-10', outcome: 'reached' })).toEqual(['held', null, '2026-06-10']);
});

it('refuses what cannot have been: no day, done tomorrow, a call that says nothing, an outcome of the other kind', () => {
  expect(told({})).toBe('actions.file_day_missing');
  expect(told({ doneOn: '2026-06-16' })).toBe('actions.file_done_future');
  expect(told({ kind: 'call', doneOn: '2026-06-10' })).toBe('actions.file_outcome_missing');
  expect(told({ kind: 'call', doneOn: '2026-06-10', outcome: 'proposal_asked' })).toBe(
    'actions.file_outcome_of_kind',
  );
});
