// Draws, shares that wait for the customer, late data, a held-out payee, a late cancellation and a void, run after run.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { evaluateExplanation, type Result } from '@cordee/kernel';
import { readNotYetPaid, sayDue } from './not-yet-paid.ts';
import { invoicePlan, openPayCompany, paid, type PayCompany } from '../pay-run.sql.test-support.ts';
import { holdOut } from '../settle/settle-run.ts';
import { askVoid, voidRun } from '../settle/void-run.ts';

const plan = {
  ...invoicePlan('1', '0.1'),
  measures: [{ code: 'invoiced', base: 'order_intake', aggregation: 'amount' }],
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
    draws: [{ code: 'start', amount: '100', to: '2026-02-01' }],
    clawback: {},
  },
};

let company: PayCompany;
let [january, february, march]: string[] = [];

beforeAll(async () => {
  company = await openPayCompany({ plan });
  await bring('O1;order;2026-01-10;1000;S1;', 'O2;order;2026-01-11;400;S2;');
});
afterAll(() => company.app.stop());

const header = 'transaction_code;kind;date;amount;seller;related_code';
const bring = (...rows: readonly string[]) =>
  company.bring('transactions', `${header}\n${rows.join('\n')}\n`);
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.refusal.code);
const person = (code: string) => {
  const id = company.payees[code];
  if (!id) throw new Error(`no payee ${code}`);
  return id;
};

/** `kind component period cents` of each line that pays or takes something. */
async function pays(run: string | undefined, payee: string): Promise<readonly string[]> {
  const lines = await company.app.application.runs.store.lines(company.revops.scope, run ?? '');
  return lines
    .filter(({ payeeCode, payable }) => payeeCode === payee && payable.minor !== 0n)
    .map(
      ({ kind, component, origin, payable }) => `${kind} ${component} ${origin.periodCode} ${payable.minor}`,
    );
}

it('advances a draw, lets half wait for the customer, and holds one payee out whole', async () => {
  const { runs } = company.app.application;
  january = await company.calculate('2026-01');
  expect(await pays(january, 'S1')).toEqual([
    'component commission 2026-01 10000',
    'held commission 2026-01 -5000',
    'draw_advance start 2026-01 10000',
    'draw_recovery start 2026-01 -5000',
  ]);
  const hold = { payeeId: person('S2'), component: null, reason: 'Contract under review' };
  const part = { ...hold, component: 'commission' };
  expect(codeOf(await holdOut(runs, company.revops.scope, january, part))).toBe('payouts.hold_release_whole');
  paid(await holdOut(runs, company.revops.scope, january, hold));
  await company.settle(january);
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

it('posts late data as a correction that waits like the sale it corrects, and recovers the draw', async () => {
  await bring(
    'O3;order;2026-02-03;2000;S1;',
    'O4;order;2026-01-20;300;S1;', // late
    'P1;payment;2026-02-15;500;S1;O1', // half of O1
  );
  february = await company.calculate('2026-02');
  expect(await pays(february, 'S1')).toEqual([
    'component commission 2026-02 20000',
    'correction commission 2026-01 3000',
    'held commission 2026-02 -9000', // 100 of O3, 15 of O4 and 25 of O1 are due, 230 earned
    'draw_recovery start 2026-02 -5000',
  ]);
  await company.settle(february);
});

it('says what is not yet paid, when, and what is owed back, to whoever may see the payee', async () => {
  const { runs } = company.app.application;
  const [left] = paid(await readNotYetPaid(runs, company.revops.scope, person('S1')));
  const rows = left?.rows.map(
    (row) => `${row.earnedIn} ${row.sale?.code} ${row.amount.minor} ${sayDue(row, 'en')}`,
  );
  expect(rows?.toSorted()).toEqual([
    '2026-01 O1 2500 When the customer pays',
    '2026-01 O4 1500 When the customer pays',
    '2026-02 O3 10000 When the customer pays',
  ]);
  const value = left && evaluateExplanation(left.explanation);
  expect(value?.ok && value.value).toEqual(left?.explanation.value);
  const [owing] = paid(await readNotYetPaid(runs, company.revops.scope, person('S2')));
  expect(owing?.owed.map(({ kind, code, amount }) => [kind, code, amount.minor])).toEqual([
    ['draw', 'start', 8000n],
  ]);
  const stranger = { ...company.revops.scope, people: [person('S3')] };
  expect(codeOf(await readNotYetPaid(runs, stranger, person('S1')))).toBe('payouts.payee_not_found');
});

it('takes back what a late cancellation undoes: what waits is cancelled, the rest comes from later pay', async () => {
  await bring('C1;cancellation;2026-02-20;2000;S1;O3', 'P2;payment;2026-03-02;500;S1;O1');
  march = await company.calculate('2026-03');
  expect(await pays(march, 'S1')).toEqual([
    'held commission 2026-03 2500', // the rest of O1
    'clawback clawback 2026-03 -2500', // of 100 that O3 had paid
  ]);
  await company.settle(march);
  const april = await company.calculate('2026-04');
  expect(await pays(april, 'S1')).toEqual([]);
});

it('is voided from the last run back, and goes on from what stood before', async () => {
  const { runs, requests } = company.app.application;
  const deps = { store: runs.store, requests, newId: runs.newId };
  const { finance, executive } = company;
  paid(await askVoid(deps, finance.scope, february ?? '', 'Wrong orders'));
  expect(codeOf(await voidRun(deps, executive.scope, february ?? ''))).toBe('payouts.void_after_release');
  paid(await askVoid(deps, finance.scope, march ?? '', 'Wrong payments'));
  paid(await voidRun(deps, executive.scope, march ?? ''));
  const again = await company.calculate('2026-03');
  expect(await pays(again, 'S1')).toEqual(await pays(march, 'S1'));
  await company.settle(again);
});
