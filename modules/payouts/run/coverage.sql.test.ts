// Who follows what, from a file to a stored run: territories, specialists and customers passed on, as the same facts pay as
// a case, line by line.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { calculateCase, parseCase } from '@cordee/engine-compensation';
import { moneyText } from '@cordee/kernel';
import { invoicePlan, openPayCompany, paid, type PayCompany } from '../pay-run.sql.test-support.ts';

const plan = {
  ...invoicePlan('1', '0.1'),
  crediting: {
    rules: [
      { code: 'kept', type: 'holdover', precedence: 1, args: { share: '0.5', months: 2 } },
      { code: 'sector', type: 'territory', precedence: 2 },
      { code: 'owner', type: 'owner', precedence: 3 },
      { code: 'expert', type: 'overlay', precedence: 4, args: { by: 'product', share: '0.2' } },
      { code: 'market', type: 'overlay', precedence: 5, args: { by: 'segment', each: 'shared' } },
    ],
  },
};
const months = ['2026-02', '2026-03'];
const sales = `transaction_code;kind;date;amount;seller;account;territory;product;segment
F1;invoice;2026-02-10;1000;S1;C1;;pump;
F2;invoice;2026-02-11;600;;;ISERE;;key
F3;invoice;2026-03-10;400;S2;C1;ISERE;pump;
F4;invoice;2026-03-11;900;;;ISERE;;
F5;invoice;2026-03-12;300;S1;C2;;;key
`;
const coverage = `Commercial;Ce qui est suivi;Lequel;Suivi depuis le;Suivi jusqu’au;À quel titre
S1;Client;C1;01/01/2026;28/02/2026;
S2;Client;C1;01/03/2026;;
S1;Secteur;ISERE;01/01/2026;28/02/2026;
S2;Secteur;ISERE;01/03/2026;;titulaire
S3;Produit;pump;01/01/2026;;
S3;Segment;key;01/03/2026;;spécialiste
`;

let company: PayCompany;
beforeAll(async () => {
  company = await openPayCompany({ plan });
  await company.bring('accounts', 'account_code;name\nC1;Ateliers du Drac\nC2;Scierie du Bréda\n');
  await company.bring('transactions', sales);
  await company.bring('coverage', coverage);
});
afterAll(() => company.app.stop());

function expectedLines(): string[] {
  const invoice = { kind: 'invoice', seller: null };
  const parsed = parseCase({
    format: 'cordee-case/1',
    story: { fr: 'Les mêmes faits.', en: 'The same facts.' },
    plan,
    periods: months,
    people: ['S1', 'S2', 'S3'].map((code) => ({ code, from: '2026-01-01' })),
    territories: [
      { payee: 'S1', territory: 'ISERE', from: '2026-01-01', to: '2026-03-01' },
      { payee: 'S2', territory: 'ISERE', from: '2026-03-01' },
    ],
    specialists: [
      { payee: 'S3', field: 'product', value: 'pump', from: '2026-01-01' },
      { payee: 'S3', field: 'segment', value: 'key', from: '2026-03-01' },
    ],
    handovers: [{ customer: 'C1', seller: 'S1', successor: 'S2', on: '2026-03-01' }],
    transactions: [
      {
        ...invoice,
        code: 'F1',
        date: '2026-02-10',
        amount: '1000',
        seller: 'S1',
        customer: 'C1',
        product: 'pump',
      },
      {
        ...invoice,
        code: 'F2',
        date: '2026-02-11',
        amount: '600',
        territory: 'ISERE',
        attributes: { segment: 'key' },
      },
      {
        ...invoice,
        code: 'F3',
        date: '2026-03-10',
        amount: '400',
        seller: 'S2',
        customer: 'C1',
        territory: 'ISERE',
        product: 'pump',
      },
      { ...invoice, code: 'F4', date: '2026-03-11', amount: '900', territory: 'ISERE' },
      {
        ...invoice,
        code: 'F5',
        date: '2026-03-12',
        amount: '300',
        seller: 'S1',
        customer: 'C2',
        attributes: { segment: 'key' },
      },
    ],
    expected: [],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusal));
  return calculateCase(parsed.value)
    .outcomes.flatMap(({ payee, period, lines, issues }) =>
      Object.entries({ ...lines, ...issues }).map(([code, pays]) => `${payee} ${period} ${code} ${pays}`),
    )
    .toSorted();
}

it('credits territories, specialists and customers passed on as a case does', async () => {
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
  expect(told.toSorted()).toEqual(expectedLines());
  // By hand, in March: S1 keeps half of F3 and has F5; S2 the other half and the territory's F4; S3 a fifth of F3 and F5.
  expect(told).toContain('S1 2026-03 commission 50.00');
  expect(told).toContain('S2 2026-03 commission 110.00');
  expect(told).toContain('S3 2026-03 commission 38.00');
});

it('refuses at its line what it cannot place: nobody, no account, days the wrong way round', async () => {
  const text = `seller;covers;covered;covered_from;covered_until
S9;territory;ISERE;2026-01-01;
S1;customer;C9;2026-01-01;
S1;territory;ISERE;2026-02-01;2026-01-01
`;
  const outcome = paid(await company.organisation.bring(company.revops.scope, { kind: 'coverage', text }));
  expect(outcome.issues.map(({ line, refusals }) => [line, refusals[0]?.code])).toEqual([
    [2, 'transactions.coverage_seller_unknown'],
    [3, 'transactions.coverage_account_unknown'],
    [4, 'transactions.coverage_days_invalid'],
  ]);
});
