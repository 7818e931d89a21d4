import { civilCalendar, decimal, entityId, periodByCode, ZERO } from '@cordee/kernel';
import { expect, it } from 'vitest';
import type { ActionPlan, PlanContent, PlanVersion } from './plan.ts';
import { behindMost, nextAct, plannedRevenue, planOfMonth, reviewLines, type Span } from './review.ts';

const [seller, manager] = [
  entityId('00000000-0000-7000-8000-000000000001'),
  entityId('00000000-0000-7000-8000-000000000002'),
];
const content = {
  revenue: '90000',
  needed: { call: '120', meeting: '30', deal: '6' },
  daysWorked: '60',
} as unknown as PlanContent; // a review reads nothing else of it

const span = (calls: number, meetings: number): Span => ({
  days: decimal('20'),
  daysToDate: decimal('10'),
  tried: {
    sellerId: seller,
    managerId: manager,
    call: { tries: calls, successes: 4 },
    meeting: { tries: meetings, successes: 2 },
    proposal: { tries: 5, successes: 1 },
    wonCount: 1,
    wonAmount: decimal('12000'),
  },
});

it('plans a month in the share of worked days that it has, and asks for no more than is over', () => {
  expect(reviewLines(content, span(20, 3))).toEqual([
    { step: 'call', planned: '40.0', plannedToDate: '20.0', done: 20, succeeded: 4, isBehind: false },
    { step: 'meeting', planned: '10.0', plannedToDate: '5.0', done: 3, succeeded: 2, isBehind: true },
    { step: 'deal', planned: '2.0', plannedToDate: '1.0', done: 1, succeeded: 1, isBehind: false },
  ]);
  expect(plannedRevenue(content, decimal('20'))).toBe('30000');
  expect(
    reviewLines(content, { ...span(0, 0), daysToDate: ZERO, tried: null }).map((l) => l.isBehind),
  ).toEqual([false, false, false]);
});

it('names the step that keeps up least, and nothing where all do', () => {
  expect(behindMost(reviewLines(content, span(15, 1)))?.step).toBe('meeting');
  expect(behindMost(reviewLines(content, span(2, 4)))?.step).toBe('call');
  expect(behindMost(reviewLines(content, span(20, 5)))).toBeNull();
});

const version = (isAgreed: boolean, side: PlanVersion['side'] = 'seller'): PlanVersion => ({
  id: 'v',
  side,
  by: 'x',
  at: '2026-05-01',
  content,
  agreed: isAgreed ? { by: 'y', at: '2026-05-02' } : null,
});
const plan = (period: string, ...versions: PlanVersion[]): ActionPlan => ({
  id: period,
  sellerId: seller,
  managerId: manager,
  period,
  versions,
});

it('looks at the agreed plan of the shortest period that covers the month', () => {
  const month = periodByCode(civilCalendar, '2026-05');
  if (!month.ok) throw new Error('a month');
  const plans = [
    plan('2026', version(true)),
    plan('2026-Q2', version(true)),
    plan('2026-05', version(false)),
  ];
  expect(planOfMonth(plans, month.value)?.id).toBe('2026-Q2');
  expect(planOfMonth([plan('2026-Q3', version(true))], month.value)).toBeNull();
});

it('tells a manager the one next thing for each', () => {
  const lines = reviewLines(content, span(2, 1));
  expect(nextAct({ plan: null, lines: [], isReviewed: false })).toBe('make_plan');
  expect(nextAct({ plan: plan('2026', version(false)), lines: [], isReviewed: false })).toBe('answer_plan');
  const own = plan('2026', version(false, 'manager'));
  expect(nextAct({ plan: own, lines: [], isReviewed: false })).toBe('await_seller');
  const agreed = plan('2026', version(true));
  expect(nextAct({ plan: agreed, lines, isReviewed: false })).toBe('review');
  expect(nextAct({ plan: agreed, lines, isReviewed: true })).toBe('none');
  expect(nextAct({ plan: agreed, lines: [], isReviewed: false })).toBe('none');
});
