import { afterAll, beforeAll, expect, it } from 'vitest';
import { decimalText, evaluateExplanation, findContradictions, numberOf } from '@cordee/kernel';
import { publishPlan } from '@cordee/modules/plans';
import { renderExplanation } from '@cordee/messages/explanation';
import { invoicePlan, openPayCompany, paid, type PayCompany } from '../pay-run.sql.test-support.ts';
import { readStatement, type Statement } from '../statement/read-statement.ts';

let company: PayCompany;
let [january, february]: string[] = [];

beforeAll(async () => {
  company = await openPayCompany();
  await company.invoices(
    'F1;invoice;2026-01-10;1000;S1',
    'F2;invoice;2026-01-11;2000;S2',
    'F3;invoice;2026-01-12;3000;S3',
    'F4;invoice;2026-01-13;400;S1',
    'F5;invoice;2026-02-10;1000;S1',
  );
  january = await company.calculate('2026-01');
  await company.settle(january);
});
afterAll(() => company.app.stop());

const statement = async (run: string, payee: string): Promise<Statement> => {
  const id = company.payees[payee];
  if (!id) throw new Error(`no payee ${payee}`);
  return paid(await readStatement(company.app.application.runs, company.revops.scope, run, id));
};

it('posts a late order, a late credit note, a corrected line and a moved customer where the next run pays', async () => {
  const before = await Promise.all(['S1', 'S2', 'S3'].map((payee) => statement(january ?? '', payee)));
  await company.invoices(
    'F6;invoice;2026-01-20;500;S1', // late
    'A1;credit_note;2026-01-21;100;S2', // late credit note
    'F3;invoice;2026-01-12;2900;S3', // corrected
    'F4;invoice;2026-01-13;400;S2', // the customer moved from S1 to S2
  );
  february = await company.calculate('2026-02');
  expect(await company.linesOf(february)).toEqual({
    S1: ['commission 2026-02 3000', 'commission 2026-01 300'], // + 3 % of 500 − 3 % of 400
    S2: ['commission 2026-02 0', 'commission 2026-01 900'], // − 3 % of 100 + 3 % of 400
    S3: ['commission 2026-02 0', 'commission 2026-01 -300'],
  });
  const after = await Promise.all(['S1', 'S2', 'S3'].map((payee) => statement(january ?? '', payee)));
  expect(after).toEqual(before);
});

it('explains a correction like any amount, and says what came late', async () => {
  const own = await statement(february ?? '', 'S1');
  const correction = own.lines.find(({ kind }) => kind === 'correction');
  if (!correction) throw new Error('no correction');
  const value = evaluateExplanation(correction.explanation);
  const number = value.ok ? numberOf(value.value) : null;
  expect([number && decimalText(number), findContradictions(correction.explanation)]).toEqual(['3.00', []]);
  expect(correction.causes).toEqual([
    { kind: 'sale_added', code: 'F6' },
    { kind: 'sale_removed', code: 'F4' },
  ]);
  const { sentence } = renderExplanation(correction.explanation, 'en');
  expect(sentence).toBe(
    'Additional pay of €3 for January 2026 (commission): €45 recalculated after F6, F4, €42 already paid.',
  );
});

it('pays the difference once: the run after finds nothing left to correct', async () => {
  await company.settle(february ?? '');
  const march = await company.calculate('2026-03');
  expect(await company.linesOf(march)).toEqual({
    S1: ['commission 2026-03 0'],
    S2: ['commission 2026-03 0'],
    S3: ['commission 2026-03 0'],
  });
});

it('corrects again what changes again, and the correction = full recomputation − all that was paid', async () => {
  await company.invoices('F6;invoice;2026-01-20;250;S1', 'F5;invoice;2026-02-10;2000;S1');
  const march = await company.calculate('2026-03');
  expect((await company.linesOf(march))['S1']).toEqual([
    'commission 2026-03 0',
    'commission 2026-01 -750',
    'commission 2026-02 3000',
  ]);
  const { runs } = company.app.application;
  const settled = await runs.store.settled(company.revops.scope, null);
  const paidToS1 = settled.filter(({ payeeId }) => payeeId === company.payees['S1']);
  const corrected = paidToS1.reduce((sum, { amount }) => sum + amount.minor, 0n) - 750n + 3000n;
  expect(corrected).toBe(BigInt(3 * (1000 + 250) + 3 * 2000)); // 3 % in cents of what is invoiced to S1 today
});

it('never lets a rule of later touch the past', async () => {
  const { plans } = company.app.application;
  paid(
    await publishPlan(plans, company.revops.scope, {
      document: invoicePlan('2', '0.10'),
      effectiveFrom: '2026-03-01',
    }),
  );
  const march = await company.calculate('2026-03');
  expect((await company.linesOf(march))['S3']).toEqual(['commission 2026-03 0']);
  const run = await company.app.application.runs.store.run(company.revops.scope, march);
  expect(run?.planVersion).toBe('2');
});

it('repays nothing for a file that says the same again', async () => {
  const march = await company.calculate('2026-03');
  const lines = await company.linesOf(march);
  await company.invoices('F2;invoice;2026-01-11;2000.00;S2');
  expect(await company.linesOf(await company.calculate('2026-03'))).toEqual(lines);
});
