// What a sale carries beside its amount, from a French file to a stored run: margin, units, segment, territory, attributes,
// as the same facts pay as a case, line by line.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { calculateCase, parseCase } from '@cordee/engine-compensation';
import { decimal, moneyText } from '@cordee/kernel';
import { renderExplanation } from '@cordee/messages/explanation';
import { invoicePlan, openPayCompany, paid, type PayCompany } from '../pay-run.sql.test-support.ts';
import { readStatement } from '../statement/read-statement.ts';

const measure = (code: string, more: object) => ({ code, base: 'invoicing', aggregation: 'amount', ...more });
const share = (code: string, rate: string) => ({
  code: `of-${code}`,
  type: 'percentage_of_measure',
  args: { measure: code, rate },
});
const plan = {
  ...invoicePlan('1', '0.01'),
  measures: [
    measure('invoiced', {}),
    measure('margin', { aggregation: 'margin' }),
    measure('units', { aggregation: 'quantity' }),
    measure('alpine', { filters: [{ field: 'territory', values: ['ISERE'] }] }),
    measure('net', { excludes: ['port'] }),
    measure('spring', {
      condition: { formula: 'ET(campagne = "Printemps"; marge > 100; quantité >= 2)', language: 'fr' },
      attributes: [{ code: 'campagne' }],
    }),
    measure('customers', { aggregation: 'distinct_customers' }),
  ],
  components: [
    share('invoiced', '0.01'),
    share('margin', '0.1'),
    { code: 'units', type: 'per_unit', args: { measure: 'units', amount: '5' } },
    {
      code: 'segment',
      type: 'rate_table',
      args: {
        measure: 'invoiced',
        rows: [
          { when: { segment: 'grands comptes' }, rate: '0.02' },
          { when: { segment: 'PME' }, rate: '0.03' },
        ],
      },
    },
    share('alpine', '0.05'),
    share('net', '0.01'),
    share('spring', '0.07'),
    { code: 'customers', type: 'per_unit', args: { measure: 'customers', amount: '50' } },
  ],
};

const file = `N° pièce;Type de pièce;Date de pièce;Montant HT;Code vendeur;Client;Quantité;Marge;Coût de revient;Secteur;Segment;Attributs
F1;Facture;10/03/2026;1 000,50;S1;C1;3;320,25;;ISERE;grands comptes;"port = 12,50 ; Campagne = Printemps"
F2;Facture;11/03/2026;800,00;S1;C2;2;;640,00;SAVOIE;PME;campagne=Printemps
F3;Facture;12/03/2026;450,00;S2;C1;1,5;-20,00;;ISERE;PME;
A1;Avoir;20/03/2026;100,00;S1;C1;1;32,00;;ISERE;grands comptes;
`;
const accounts = 'account_code;name\nC1;Ateliers du Drac\nC2;Scierie du Bréda\n';

let company: PayCompany;
beforeAll(async () => {
  company = await openPayCompany({ plan });
  await company.bring('accounts', accounts);
  await company.bring('transactions', file);
});
afterAll(() => company.app.stop());

function expectedLines(): string[] {
  const grand = { segment: 'grands comptes' };
  const parsed = parseCase({
    format: 'cordee-case/1',
    story: { fr: 'Les mêmes faits.', en: 'The same facts.' },
    plan,
    periods: ['2026-03'],
    people: ['S1', 'S2', 'S3'].map((code) => ({ code, from: '2026-01-01' })),
    transactions: [
      {
        code: 'F1',
        kind: 'invoice',
        date: '2026-03-10',
        amount: '1000.50',
        seller: 'S1',
        customer: 'C1',
        quantity: '3',
        margin: '320.25',
        territory: 'ISERE',
        attributes: { ...grand, port: '12.50', campagne: 'Printemps' },
      },
      {
        code: 'F2',
        kind: 'invoice',
        date: '2026-03-11',
        amount: '800',
        seller: 'S1',
        customer: 'C2',
        quantity: '2',
        margin: '160',
        territory: 'SAVOIE',
        attributes: { segment: 'PME', campagne: 'Printemps' },
      },
      {
        code: 'F3',
        kind: 'invoice',
        date: '2026-03-12',
        amount: '450',
        seller: 'S2',
        customer: 'C1',
        quantity: '1.5',
        margin: '-20',
        territory: 'ISERE',
        attributes: { segment: 'PME' },
      },
      {
        code: 'A1',
        kind: 'credit_note',
        date: '2026-03-20',
        amount: '-100',
        seller: 'S1',
        customer: 'C1',
        quantity: '1',
        margin: '-32',
        territory: 'ISERE',
        attributes: grand,
      },
    ],
    expected: [],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusal));
  return calculateCase(parsed.value)
    .outcomes.flatMap(({ payee, lines, issues }) =>
      Object.entries({ ...lines, ...issues }).map(([component, pays]) => `${payee} ${component} ${pays}`),
    )
    .toSorted();
}

it('pays a stored run line by line what the same facts pay as a case', async () => {
  const { runs } = company.app.application;
  const run = await company.calculate('2026-03');
  const lines = await runs.store.lines(company.revops.scope, run);
  const told = lines.map(
    ({ payeeCode, component, payable, issue }) => `${payeeCode} ${component} ${issue ?? moneyText(payable)}`,
  );
  expect(told.toSorted()).toEqual(expectedLines());
  // By hand: 10 % of 320.25 + 160 − 32, to the even cent; 5 € for each of 3 + 2 − 1 units; 7 % of the two spring invoices.
  expect(told).toContain('S1 of-margin 44.82');
  expect(told).toContain('S1 units 20.00');
  expect(told).toContain('S1 of-spring 126.04');
});

it('explains pay on margin without the cost price that its file had', async () => {
  const { runs } = company.app.application;
  const run = await company.calculate('2026-03');
  const payee = company.payees['S1'];
  if (payee === undefined) throw new Error('S1 was imported');
  const statement = paid(await readStatement(runs, company.revops.scope, run, payee));
  const line = statement.lines.find(({ component }) => component === 'of-margin');
  if (line === undefined) throw new Error('margin is paid');
  const told = JSON.stringify(renderExplanation(line.explanation, 'fr'));
  expect(told).toMatch(/160\s€/);
  expect(told).not.toMatch(/640\s€/);
  const sale = statement.credits.find(({ code }) => code === 'F2');
  expect(sale?.margin?.value).toEqual(decimal('160'));
});

it('refuses a row of which a carried figure cannot be kept, at its line, and takes the others', async () => {
  const text = `transaction_code;kind;date;amount;seller;quantity;margin;attributes
G1;invoice;2026-05-01;10;S1;1.00001;;
G2;invoice;2026-05-01;10;S1;1;0.00001;
G3;invoice;2026-05-01;10;S1;1;;colour
G4;invoice;2026-05-01;10;S1;1;2;colour=red
`;
  const outcome = paid(
    await company.organisation.bring(company.revops.scope, { kind: 'transactions', text }),
  );
  expect(outcome.counts).toMatchObject({ added: 1, rejected: 3 });
  expect(outcome.issues.map(({ line, refusals }) => [line, refusals[0]?.code])).toEqual([
    [2, 'transactions.quantity_out_of_bounds'],
    [3, 'transactions.margin_out_of_bounds'],
    [4, 'imports.attributes_unreadable'],
  ]);
});

it('takes a file without these columns as it was before: sent again, nothing has changed', async () => {
  const plain = 'transaction_code;kind;date;amount;seller\nH1;invoice;2026-06-01;10;S1\n';
  const bring = () => company.organisation.bring(company.revops.scope, { kind: 'transactions', text: plain });
  expect(paid(await bring()).counts).toMatchObject({ added: 1 });
  expect(paid(await bring()).counts).toMatchObject({ unchanged: 1, changed: 0 });
});
