import { expect, it } from 'vitest';
import { usualFate } from './deal-fate.ts';

const deal = { stage: 'negotiation', amount: '5000', engagedOn: '2026-01-01' };
const stays = { kind: 'stays', lastDay: '2026-06-30', share: '1' };

it('leaves a deal that has been negotiated for two months to its seller for three', () => {
  expect(usualFate(deal, '2026-04-01')).toEqual({ fate: stays, reason: 'old' });
  expect(usualFate({ ...deal, engagedOn: '2026-01-31' }, '2026-04-01').reason).toBe('old');
});

it('leaves a large one to its seller even when it is young, and lets a small young one follow', () => {
  const young = { ...deal, engagedOn: '2026-02-01' };
  expect(usualFate({ ...young, amount: '20000' }, '2026-04-01')).toEqual({ fate: stays, reason: 'large' });
  expect(usualFate(young, '2026-04-01')).toEqual({ fate: { kind: 'follows' }, reason: 'recent' });
  expect(usualFate({ ...young, amount: null, engagedOn: null }, '2026-04-01').reason).toBe('recent');
});

it('lets a deal follow that has hardly begun, however old and large', () => {
  expect(usualFate({ ...deal, stage: 'engaging', amount: '900000' }, '2026-04-01').reason).toBe('early');
});
