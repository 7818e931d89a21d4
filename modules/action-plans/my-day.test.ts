import { entityId, plainDate } from '@cordee/kernel';
import { expect, it } from 'vitest';
import type { NamedActivity } from './activity.ts';
import { dayItems, paceOf, type DayFacts } from './my-day.ts';
import type { PlanContent } from './plan.ts';
import type { OpenDeal } from './portfolio.ts';

const id = (number: number) => entityId(`00000000-0000-7000-8000-${String(number).padStart(12, '0')}`);

const activity = (of: Partial<NamedActivity>): NamedActivity => ({
  id: 'a',
  kind: 'meeting',
  sellerId: id(1),
  accountId: null,
  account: null,
  dealId: null,
  deal: null,
  plannedOn: null,
  doneOn: null,
  outcome: null,
  note: null,
  ...of,
});

const deal = (number: number, of: Partial<OpenDeal>): OpenDeal => ({
  id: id(number),
  code: `D${number}`,
  accountId: id(100 + number),
  account: `Account ${number}`,
  product: null,
  stage: 'proposal',
  stageSince: null,
  amount: '1000',
  currency: 'EUR',
  engagedOn: '2026-05-01',
  lastContactOn: '2026-05-26',
  ...of,
});

const plan = {
  perWeek: { call: '20', meeting: '6.5' },
  accounts: [{ accountId: id(200), name: 'Target', contactsPerYear: 12 }],
} as Partial<PlanContent> as PlanContent; // what a day reads of a plan

const facts = (of: Partial<DayFacts>): DayFacts => ({
  today: plainDate('2026-05-27'),
  activities: [],
  openDeals: [],
  portfolio: [],
  plan: null,
  usualCycleDays: 60,
  ...of,
});

const reasons = (of: Partial<DayFacts>) =>
  dayItems(facts(of)).map(({ reason, account, deal: code, days }) => [reason, account ?? code, days]);

it('puts what was planned and not said first, then quiet deals by what is at stake, accounts that are due, slow deals', () => {
  expect(
    reasons({
      plan,
      activities: [
        activity({ plannedOn: '2026-05-27', account: 'Today' }),
        activity({ plannedOn: '2026-05-20', account: 'Late' }),
        activity({ plannedOn: '2026-06-02', account: 'Tomorrow' }),
      ],
      openDeals: [
        deal(1, { lastContactOn: '2026-05-17' }),
        deal(2, { lastContactOn: null, engagedOn: '2026-05-01', amount: '90000' }),
        deal(3, { engagedOn: '2026-01-01' }),
        deal(4, {}),
      ],
    }),
  ).toEqual([
    ['overdue', 'Late', 7],
    ['planned', 'Today', 0],
    ['deal_quiet', 'Account 2', 26],
    ['deal_quiet', 'Account 1', 10],
    ['account_due', 'Target', null],
    ['deal_slow', 'Account 3', 146],
  ]);
});

it('waits longer before a decision is near, and not at all for what is planned', () => {
  expect(
    reasons({ openDeals: [deal(1, { stage: 'negotiation', lastContactOn: '2026-05-20' })] }),
  ).toHaveLength(1);
  expect(reasons({ openDeals: [deal(1, { stage: 'engaging', lastContactOn: '2026-05-15' })] })).toEqual([]);
  const ahead = activity({ plannedOn: '2026-05-29', dealId: id(1) });
  const quiet = deal(1, { lastContactOn: '2026-01-01' });
  expect(reasons({ openDeals: [quiet], activities: [ahead] })).toEqual([]);
});

it('asks for an account when the plan’s rhythm has passed', () => {
  const seenOn = (lastContactOn: string) => ({
    plan,
    portfolio: [
      {
        id: id(200),
        name: 'Target',
        potential: null,
        openDeals: 0,
        openAmount: '0',
        wonAmount: '0',
        wonOn: [],
        lastContactOn,
      },
    ],
  });
  expect(reasons(seenOn('2026-05-10'))).toEqual([]);
  expect(reasons(seenOn('2026-04-20'))).toEqual([['account_due', 'Target', 37]]);
});

it('counts the week from Monday, with how many led on beside how many', () => {
  const activities = [
    activity({ doneOn: '2026-05-25', outcome: 'proposal_asked' }),
    activity({ doneOn: '2026-05-27', outcome: 'no_show' }),
    activity({ doneOn: '2026-05-24', outcome: 'held' }),
    activity({ plannedOn: '2026-05-29' }),
  ];
  expect(paceOf(facts({ plan, activities }))).toEqual([
    { kind: 'call', planned: '20', done: 0, succeeded: 0, ahead: 0 },
    { kind: 'meeting', planned: '6.5', done: 2, succeeded: 1, ahead: 1 },
  ]);
});
