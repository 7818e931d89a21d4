import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestMember } from '@cordee/server/test-application';
import { openPayCompany, type PayCompany } from '../payouts/pay-run.sql.test-support.ts';

let company: PayCompany;
let [seller, peer]: TestMember[] = [];
let run = '';

beforeAll(async () => {
  company = await openPayCompany();
  await company.invoices(
    'F1;invoice;2026-01-10;1000;S1',
    'F2;invoice;2026-01-11;2000;S2',
    'F3;order;2026-01-12;3000;S1',
    'F4;invoice;2026-03-02;50;S1',
    'F5;invoice;2026-01-12;70;Nobody',
    'F6;invoice;2026-02-31;70;S1',
  );
  run = await company.calculate('2026-01');
  await company.settle(run);
  [seller, peer] = [
    await company.organisation.addMember('seller', { personCode: 'S1' }),
    await company.organisation.addMember('seller', { personCode: 'S2' }),
  ];
});
afterAll(() => company.app.stop());

type Shown = {
  id: string;
  state: string;
  payee: string;
  answer: { code: string; sentence: string };
  messages: { text: string }[];
  outcome: { reason: string } | null;
};

async function ask(method: string, path: string, body?: unknown, who = seller) {
  const answer = await company.app.call({
    method,
    path,
    token: who?.token ?? '',
    ...(body === undefined ? {} : { body }),
  });
  return { status: answer.status, body: (await answer.json()) as Shown & { code?: string } };
}
const claim = async (orderCode: string) =>
  (await ask('POST', '/disputes', { kind: 'missing', orderCode, text: 'Where is it?' })).body;

it('answers a claim at once with the rule that sent the sale elsewhere', async () => {
  const answers = [];
  for (const code of ['F1', 'f2', 'F3', 'F4', 'F5', 'F6', 'F99']) {
    const { answer } = await claim(code);
    answers.push([code, answer.code]);
  }
  expect(answers).toEqual([
    ['F1', 'counted'],
    ['f2', 'credited_to_team'],
    ['F3', 'kind_not_counted'],
    ['F4', 'other_period'],
    ['F5', 'credited_to_nobody'],
    ['F6', 'rejected'],
    ['F99', 'not_in_files'],
  ]);
});

it('names the line of the file that was rejected, and of a colleague nothing but the team', async () => {
  expect((await claim('F6')).answer.sentence).toMatch(/transactions\.csv.*ligne 7/);
  const { sentence } = (await claim('F2')).answer;
  expect(sentence).toContain('Nord');
  expect(sentence).not.toMatch(/S2|60|2000|2 000/);
});

it('opens on a line of one’s own statement only, and is seen by nobody else’s eyes', async () => {
  const own = { kind: 'line', runId: run, payeeId: company.payees['S1'], ordinal: 0, text: 'Too little' };
  const opened = await ask('POST', '/disputes', own);
  expect([opened.status, opened.body.answer.code]).toEqual([200, 'explained']);
  const foreign = await ask('POST', '/disputes', { ...own, payeeId: company.payees['S2'] });
  expect(foreign.body.code).toBe('disputes.payee_not_found');
  expect((await ask('POST', '/disputes', { ...own, ordinal: 9 })).body.code).toBe('disputes.line_not_found');
  expect((await ask('GET', `/disputes/${opened.body.id}`, undefined, peer)).status).toBe(404);
  expect((await ask('GET', '/disputes', undefined, peer)).body).toEqual([]);
});

it('goes on as a thread, is decided once by somebody else, and becomes a test case of the plan', async () => {
  const { id } = (
    await ask('POST', '/disputes', {
      kind: 'line',
      runId: run,
      payeeId: company.payees['S1'],
      ordinal: 0,
      text: 'Too little',
    })
  ).body;
  const { revops, finance } = company;
  const story = (who = revops) => ask('GET', `/disputes/${id}/story.json`, undefined, who);
  expect((await story()).body.code).toBe('disputes.not_accepted');
  await ask('POST', `/disputes/${id}/messages`, { text: 'Which invoice?' }, revops);
  await ask('POST', `/disputes/${id}/messages`, { text: 'F7' });
  const accept = { isAccepted: true, reason: 'Invoice F7 came late' };
  expect((await ask('POST', `/disputes/${id}/outcome`, accept)).status).toBe(403);
  const beneficiary = await company.organisation.addMember('finance', { personCode: 'S1' });
  expect((await ask('POST', `/disputes/${id}/outcome`, accept, beneficiary)).body.code).toBe(
    'disputes.own_outcome_forbidden',
  );
  const decided = await Promise.all(
    [finance, revops, finance, revops].map((who) => ask('POST', `/disputes/${id}/outcome`, accept, who)),
  );
  expect(decided.filter(({ status }) => status === 200)).toHaveLength(1);
  const { body } = await ask('GET', `/disputes/${id}`);
  expect([body.state, body.outcome?.reason, body.messages.map(({ text }) => text)]).toEqual([
    'accepted',
    'Invoice F7 came late',
    ['Which invoice?', 'F7'],
  ]);
  await company.invoices('F7;invoice;2026-01-20;500;S1');
  const told = (await story()).body as unknown as { expected: unknown; transactions: { code: string }[] };
  expect(told.expected).toEqual([{ payee: 'payee', lines: { commission: '45.00' }, payable: '45.00' }]);
  expect(JSON.stringify(told)).not.toMatch(/S1|F7|Seller/);
});
