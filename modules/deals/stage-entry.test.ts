import { expect, it } from 'vitest';
import { firstStageOf, stageEnteredOn } from './stage-entry.ts';

const today = '2026-03-10';
const engaged = { stage: 'engaging', engagedOn: '2026-01-05', closedOn: null };
const last = { stage: 'engaging', enteredOn: '2026-01-05' };

it('dates a first stage by the day the deal was engaged, and a closing by the day it was closed', () => {
  expect(firstStageOf(engaged)).toEqual(last);
  expect(firstStageOf({ ...engaged, stage: 'won', closedOn: '2026-02-01' })).toEqual({
    stage: 'won',
    enteredOn: '2026-02-01',
  });
  expect(firstStageOf({ ...engaged, stage: 'lost' })?.enteredOn).toBe('2026-01-05');
  expect(firstStageOf({ stage: 'prospecting', engagedOn: null, closedOn: null })).toBeUndefined();
  expect(stageEnteredOn({ ...engaged, stage: 'won', closedOn: '2026-02-01' }, last, today)).toBe(
    '2026-02-01',
  );
});

it('dates a transition that no file dates by the day on which it was learned', () => {
  expect(stageEnteredOn({ ...engaged, stage: 'proposal' }, last, today)).toBe(today);
  expect(stageEnteredOn({ ...engaged, stage: 'won' }, last, today)).toBe(today);
});

it('adds nothing where the stage is the known one', () => {
  expect(stageEnteredOn(engaged, last, today)).toBeNull();
});

it('never lets the history run backwards', () => {
  const known = { stage: 'negotiation', enteredOn: today };
  expect(stageEnteredOn({ ...engaged, stage: 'won', closedOn: '2026-03-05' }, known, '2026-03-20')).toBe(
    today,
  );
});
