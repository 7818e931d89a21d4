// A cap of the year counts on what earlier months earned, from their own sales.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { invoicePlan, openPayCompany, type PayCompany } from '../pay-run.sql.test-support.ts';

let company: PayCompany;
beforeAll(async () => {
  const plan = {
    ...invoicePlan('1', '0.01'),
    components: [
      {
        code: 'commission',
        type: 'percentage_of_measure',
        cap: { amount: '50', per: 'year' },
        args: { measure: 'invoiced', rate: '0.01' },
      },
    ],
  };
  company = await openPayCompany({ plan });
  await company.invoices(
    'F1;invoice;2026-01-10;4000;S1',
    'F2;invoice;2026-02-10;3000;S1',
    'F3;invoice;2026-02-11;3000;S2',
  );
});
afterAll(() => company.app.stop());

it('leaves for February what January has not used of it', async () => {
  const january = await company.calculate('2026-01');
  expect(await company.linesOf(january)).toMatchObject({ S1: ['commission 2026-01 4000'] });
  await company.settle(january);
  const february = await company.calculate('2026-02');
  expect(await company.linesOf(february)).toMatchObject({
    S1: ['commission 2026-02 1000'],
    S2: ['commission 2026-02 3000'],
  });
});
