// An invoice that comes after the month of its credit note was closed: what the note leaves to it moves the note's seller.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '@cordee/platform/ids';
import { invoicePlan, openPayCompany, paid, type PayCompany } from '../pay-run.sql.test-support.ts';
import { calculateRun } from '../run/calculate-run.ts';

const plan = invoicePlan('1', '1');
const measures = plan.measures.map((measure) => ({
  ...measure,
  filters: [{ field: 'product', values: ['rope'] }],
}));
const header = 'transaction_code;kind;date;amount;seller;product;related_code';
let company: PayCompany;

beforeAll(async () => {
  company = await openPayCompany({ plan: { ...plan, measures } });
  await company.bring(
    'transactions',
    `${header}
F2;invoice;2026-01-10;500;S2;rope;
F3;invoice;2026-01-11;100;S3;rope;
A1;credit_note;2026-01-12;200;S2;;F1
A2;credit_note;2026-01-14;10;S3;;A1
`,
  );
  await company.settle(await company.calculate('2026-01'));
  await company.bring('transactions', `${header}\nF1;invoice;2025-12-10;1000;S1;rope;\n`);
});
afterAll(() => company.app.stop());

it('corrects the seller of the note, and of the note of that note, by rows and in memory', async () => {
  const { many, ...memory } = company.app.application.runs;
  if (many === undefined) throw new Error('the product pays many rows');
  for (const deps of [memory, { ...memory, many }]) {
    const runId = newId();
    const asked = { runId, planCode: 'invoiced', period: '2026-02' };
    const calm = { progress: () => undefined, check: () => undefined };
    paid(await calculateRun(deps, company.revops.scope, asked, calm));
    const { S1, S2, S3 } = await company.linesOf(runId);
    expect({ S1, S2, S3 }).toEqual({
      S1: ['commission 2026-02 0'],
      S2: ['commission 2026-02 0', 'commission 2026-01 -20000'],
      S3: ['commission 2026-02 0', 'commission 2026-01 -1000'],
    });
  }
});
