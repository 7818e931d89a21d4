// A credit note that does not say its product counts where its invoice does, whoever made that one and however long ago,
// in a run of memory, in one of many rows, and when one payee alone is asked for.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { decimalText } from '@cordee/kernel';
import { newId } from '@cordee/platform/ids';
import { invoicePlan, openPayCompany, paid, type PayCompany } from '../pay-run.sql.test-support.ts';
import { calculateRun } from './calculate-run.ts';
import { gatherInputs } from './gather-inputs.ts';
import { earnPayee } from './earn-payee.ts';

const plan = invoicePlan('1', '1');
const measures = plan.measures.map((measure) => ({
  ...measure,
  filters: [{ field: 'product', values: ['rope'] }],
}));
let company: PayCompany;

beforeAll(async () => {
  company = await openPayCompany({ plan: { ...plan, measures } });
  await company.bring(
    'transactions',
    `transaction_code;kind;date;amount;seller;product;related_code
F1;invoice;2026-01-10;1000;S1;rope;
F0;invoice;2026-01-11;1000;S1;harness;
F2;invoice;2026-02-10;500;S2;rope;
F3;invoice;2026-02-11;100;S3;rope;
A1;credit_note;2026-02-12;200;S2;;F1
A2;credit_note;2026-02-12;70;S2;;A0
A3;credit_note;2026-02-13;40;S3;;F0
A4;credit_note;2026-02-14;10;S3;;A1
`,
  );
});
afterAll(() => company.app.stop());

it('is taken off the month of the seller to whom it was given, by rows and in memory', async () => {
  const { many, ...memory } = company.app.application.runs;
  if (many === undefined) throw new Error('the product pays many rows');
  let paidByRows = 0;
  const pay: typeof many.pay = async (...asked) => {
    const paidSlices = await many.pay(...asked);
    if (paidSlices.ok) paidByRows += 1;
    return paidSlices;
  };
  const byRows = { ...memory, many: { ...many, creditsExplainedByRowsMin: 0, pay } };
  const runs = { inMemory: memory, byRows };
  for (const [name, deps] of Object.entries(runs)) {
    const runId = newId();
    const asked = { runId, planCode: 'invoiced', period: '2026-02' };
    const calm = { progress: () => undefined, check: () => undefined };
    paid(await calculateRun(deps, company.revops.scope, asked, calm));
    const { S2, S3 } = await company.linesOf(runId);
    expect({ S2, S3 }, name).toEqual({
      S2: ['commission 2026-02 30000'],
      S3: ['commission 2026-02 9000'],
    });
    expect(paidByRows, name).toBe(name === 'byRows' ? 1 : 0);
  }
});

it('is read with its invoice where one payee is asked for', async () => {
  const { runs } = company.app.application;
  const { S3 = '' } = company.payees;
  const gathered = paid(await gatherInputs(runs, company.revops.scope, 'invoiced', '2026-02', [S3 as never]));
  const [inputs] = gathered.payees;
  expect(inputs?.originals?.map(({ code }) => code).toSorted()).toEqual(['A1', 'F0', 'F1']);
  const earned =
    inputs && earnPayee(gathered, inputs).lines.map(({ earned: { value } }) => decimalText(value));
  expect(earned).toEqual(['90']);
});
