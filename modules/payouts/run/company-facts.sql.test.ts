// What pay reads beside sales: absences, part-time, scores and rates of exchange, from files to a stored run, as in a case.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { calculateCase, parseCase } from '@cordee/engine-compensation';
import { moneyText } from '@cordee/kernel';
import { invoicePlan, openPayCompany, type PayCompany } from '../pay-run.sql.test-support.ts';

const plan = {
  ...invoicePlan('1', '0.1'),
  proration: { leave: [{ type: 'sick', effect: 'neutralises' }] },
  conversion: {},
  measures: [
    { code: 'invoiced', base: 'invoicing', aggregation: 'amount' },
    { code: 'score', base: 'figure', figure: 'satisfaction', aggregation: 'latest' },
  ],
  components: [
    {
      code: 'commission',
      type: 'percentage_of_measure',
      args: { measure: 'invoiced', rate: '0.1', clawback: true },
    },
    { code: 'fixed', type: 'flat_amount', prorate: true, args: { amount: '220' } },
    { code: 'quality', type: 'per_unit', args: { measure: 'score', amount: '100' } },
  ],
};
const months = ['2026-01', '2026-03'];

let company: PayCompany;
beforeAll(async () => {
  company = await openPayCompany({ plan });
  await company.bring(
    'people',
    'person_code;full_name;team;role;working_time;effective_from\nS1;Seller S1;Nord;seller;80 %;2026-03-01\n',
  );
  await company.bring(
    'rates',
    'date;from_currency;to_currency;rate\n2026-01-01;USD;EUR;0.92\n2026-03-01;USD;EUR;0.80\n',
  );
  await company.bring(
    'transactions',
    `transaction_code;kind;date;amount;currency;seller;related_code
F1;invoice;2026-01-10;1000;USD;S1;
A1;credit_note;2026-03-10;400;USD;S1;F1
F2;invoice;2026-03-11;500;EUR;S2;
`,
  );
  await company.bring(
    'figures',
    'seller;figure;figure_date;figure_value\nS1;satisfaction;2026-03-31;0.85\nS2;satisfaction;2026-01-31;0.5\n',
  );
  await company.bring(
    'absences',
    'seller;leave_type;first_day;last_day;leave_share\nS1;sick;2026-03-09;2026-03-15;\nS2;sick;2026-03-02;2026-03-02;50 %\n',
  );
});
afterAll(() => company.app.stop());

it('pays from files what the same facts pay as a case, to the cent', async () => {
  const parsed = parseCase({
    format: 'cordee-case/1',
    story: { fr: 'Les mêmes faits.', en: 'The same facts.' },
    plan,
    periods: months,
    people: ['S1', 'S2', 'S3'].map((code) => ({ code, from: '2026-01-01' })),
    working_times: [{ payee: 'S1', ratio: '0.8', from: '2026-03-01' }],
    leaves: [
      { payee: 'S1', type: 'sick', from: '2026-03-09', to: '2026-03-16' },
      { payee: 'S2', type: 'sick', from: '2026-03-02', to: '2026-03-03', share: '0.5' },
    ],
    exchange_rates: [
      { from: 'USD', to: 'EUR', date: '2026-01-01', rate: '0.92' },
      { from: 'USD', to: 'EUR', date: '2026-03-01', rate: '0.80' },
    ],
    figures: [
      { payee: 'S1', figure: 'satisfaction', date: '2026-03-31', value: '0.85' },
      { payee: 'S2', figure: 'satisfaction', date: '2026-01-31', value: '0.5' },
    ],
    transactions: [
      { code: 'F1', kind: 'invoice', date: '2026-01-10', amount: '1000', currency: 'USD', seller: 'S1' },
      {
        code: 'A1',
        kind: 'credit_note',
        date: '2026-03-10',
        amount: '-400',
        currency: 'USD',
        seller: 'S1',
        refers_to: 'F1',
      },
      { code: 'F2', kind: 'invoice', date: '2026-03-11', amount: '500', seller: 'S2' },
    ],
    expected: [],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusal));
  const expected = calculateCase(parsed.value).outcomes.flatMap(({ payee, period, lines, issues }) =>
    Object.entries({ ...lines, ...issues }).map(
      ([component, pays]) => `${payee} ${period} ${component} ${pays}`,
    ),
  );
  const told: string[] = [];
  for (const month of months) {
    const run = await company.calculate(month);
    const lines = await company.app.application.runs.store.lines(company.revops.scope, run);
    told.push(
      ...lines.map(
        ({ payeeCode, component, payable, issue }) =>
          `${payeeCode} ${month} ${component} ${issue ?? moneyText(payable)}`,
      ),
    );
  }
  expect(told.toSorted()).toEqual(expected.toSorted());
  // The refund takes the rate of its sale, and leave and part-time take their days.
  expect(told).toContain('S1 2026-03 commission -36.80');
  expect(told.find((line) => line.startsWith('S1 2026-03 fixed'))).not.toContain('220.00');
});
