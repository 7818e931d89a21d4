import { afterAll, beforeAll, expect, it } from 'vitest';
import { invoicePlan, openPayCompany, type PayCompany } from '../payouts/pay-run.sql.test-support.ts';

let company: PayCompany;
/** Six tenths at the end of the month, the rest three months later. */
const plan = {
  ...invoicePlan('1', '0.03'),
  release: {
    schedule: [
      {
        component: 'commission',
        shares: [
          { share: '0.6', on: 'period_end' },
          { share: '0.4', on: 'months_after', months: 3 },
        ],
      },
    ],
  },
};
beforeAll(async () => {
  company = await openPayCompany({ plan });
  await company.invoices('F1;invoice;2026-01-10;1000;S1');
});
afterAll(() => company.app.stop());

type Opened = { id: string; line: string; answer: { code: string; sentence: string }; code?: string };

async function ask(method: 'GET' | 'POST', path: string, body?: unknown, who = company.revops) {
  const answer = await company.app.call({
    method,
    path,
    token: who.token,
    ...(body === undefined ? {} : { body }),
  });
  return (await answer.json()) as Opened;
}

it('answers a line that a release made by its rule, and makes no test case of it', async () => {
  const runId = await company.calculate('2026-01');
  const payeeId = company.payees['S1'] ?? '';
  const lines = await company.app.application.runs.store.lines(company.revops.scope, runId);
  const held = lines.find(({ kind }) => kind === 'held');
  const dispute = (ordinal: number | undefined) =>
    ask('POST', '/disputes', { kind: 'line', runId, payeeId, ordinal, text: 'Why is it held back?' });
  const opened = await dispute(held?.ordinal);
  expect(opened.answer.code).toBe('release');
  expect(opened.answer.sentence).toContain('mise en attente ou déblocage');
  expect(opened.line).toMatch(/^mise en attente ou déblocage, /);
  expect((await dispute(0)).answer.code).toBe('explained');
  const outcome = { isAccepted: true, reason: 'The date is wrong' };
  await ask('POST', `/disputes/${opened.id}/outcome`, outcome, company.finance);
  expect((await ask('GET', `/disputes/${opened.id}/story.json`)).code).toBe('disputes.story_of_release');
});
