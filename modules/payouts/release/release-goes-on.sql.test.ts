// A release goes on where the plain course of months does not: another plan, a period paid after the next one.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publishPlan } from '@cordee/modules/plans';
import { invoicePlan, openPayCompany, paid, type PayCompany } from '../pay-run.sql.test-support.ts';
import { holdOut } from '../settle/settle-run.ts';

const orders = [{ code: 'invoiced', base: 'order_intake', aggregation: 'amount' }];
const plan = {
  ...invoicePlan('1', '0.1'),
  measures: orders,
  release: {
    schedule: [
      {
        component: null,
        shares: [
          { share: '0.5', on: 'period_end' },
          { share: '0.5', on: 'collection' },
        ],
      },
    ],
    draws: [{ code: 'start', amount: '100' }],
  },
};
const next = { ...invoicePlan('1', '0.2'), code: 'next', name: 'Next', measures: orders };

let company: PayCompany;
beforeAll(async () => {
  company = await openPayCompany({ plan });
  const { app, revops } = company;
  paid(
    await publishPlan(app.application.plans, revops.scope, { document: next, effectiveFrom: '2026-01-01' }),
  );
  await bring('O1;order;2026-01-10;1000;S1;', 'O2;order;2026-01-11;400;S2;', 'O3;order;2026-02-11;600;S2;');
});
afterAll(() => company.app.stop());

const header = 'transaction_code;kind;date;amount;seller;related_code';
const bring = (...rows: readonly string[]) =>
  company.bring('transactions', `${header}\n${rows.join('\n')}\n`);
const person = (code: string) => {
  const id = company.payees[code];
  if (!id) throw new Error(`no payee ${code}`);
  return id;
};

/** `kind component period cents` of each line that pays or takes something. */
async function pays(run: string, payee: string): Promise<readonly string[]> {
  const lines = await company.app.application.runs.store.lines(company.revops.scope, run);
  return lines
    .filter(({ payeeCode, payable }) => payeeCode === payee && payable.minor !== 0n)
    .map(
      ({ kind, component, origin, payable }) => `${kind} ${component} ${origin.periodCode} ${payable.minor}`,
    );
}

it('advances the month of whoever was held out of it, when it is paid after the next one', async () => {
  const { runs } = company.app.application;
  const january = await company.calculate('2026-01');
  const hold = { payeeId: person('S2'), component: null, reason: 'Contract under review' };
  paid(await holdOut(runs, company.revops.scope, january, hold));
  await company.settle(january);
  const february = await company.calculate('2026-02');
  expect(await pays(february, 'S2')).toEqual([
    'component commission 2026-02 6000',
    'held commission 2026-02 -3000',
    'draw_advance start 2026-02 10000',
    'draw_recovery start 2026-02 -3000',
  ]);
  await company.settle(february);
  const alone = await company.calculate('2026-01', { kind: 'supplementary', onlyPayees: [person('S2')] });
  expect(await pays(alone, 'S2')).toEqual([
    'component commission 2026-01 4000',
    'held commission 2026-01 -2000',
    'draw_advance start 2026-01 10000',
    'draw_recovery start 2026-01 -2000',
  ]);
  await company.settle(alone);
  const again = await company.calculate('2026-01', { kind: 'supplementary', onlyPayees: [person('S2')] });
  expect(await pays(again, 'S2')).toEqual([]);
});

it('pays what waits for the customer of a plan held before, under the plan held now', async () => {
  const { plans } = company.app.application;
  await plans.assign(company.revops.scope, [
    { payeeId: person('S1'), planCode: 'next', from: '2026-03-01', to: null },
  ]);
  await bring('O4;order;2026-03-05;100;S1;', 'P1;payment;2026-03-15;500;S1;O1');
  const march = await company.calculate('2026-03', { planCode: 'next' });
  expect(await pays(march, 'S1')).toEqual([
    'component commission 2026-03 2000',
    'held commission 2026-03 2500', // half of what O1 left, as half of it was paid
  ]);
});
