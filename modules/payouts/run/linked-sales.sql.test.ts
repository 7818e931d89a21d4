// A credit note that does not say its product counts where its invoice does, also when another seller made that one, and
// also when one payee alone is asked for.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { plainDate } from '@cordee/kernel';
import { invoicePlan, openPayCompany, type PayCompany } from '../pay-run.sql.test-support.ts';

const plan = invoicePlan('1', '0.03');
const measures = plan.measures.map((measure) => ({
  ...measure,
  window: 'year_to_date',
  filters: [{ field: 'product', values: ['rope'] }],
}));
let company: PayCompany;

beforeAll(async () => {
  company = await openPayCompany({ plan: { ...plan, measures } });
  await company.bring(
    'transactions',
    `transaction_code;kind;date;amount;seller;product;related_code
F1;invoice;2026-01-10;1000;S1;rope;
F2;invoice;2026-02-10;500;S2;rope;
A1;credit_note;2026-02-12;200;S2;;F1
`,
  );
});
afterAll(() => company.app.stop());

it('is taken off the year of the seller to whom it was given', async () => {
  const run = await company.calculate('2026-02');
  expect(await company.linesOf(run)).toMatchObject({ S2: ['commission 2026-02 900'] });
});

it('brings its invoice with it, whoever sold that', async () => {
  const { runs } = company.app.application;
  const { S2 = '' } = company.payees;
  const year = { from: plainDate('2026-01-01'), to: plainDate('2026-03-01') };
  const asked = await runs.sales.sales(company.revops.scope, year, [S2 as never], { withLinks: true });
  expect(asked.map(({ code }) => code)).toEqual(['F1', 'F2', 'A1']);
});
