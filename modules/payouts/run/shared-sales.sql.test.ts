// Shares of a sale, from a French file to a stored run: whole sales only, what a later file leaves out is gone, an undo
// brings it back; and the run pays line by line what the same facts pay as a case.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { calculateCase, parseCase } from '@cordee/engine-compensation';
import { moneyText } from '@cordee/kernel';
import { messageOf } from '@cordee/messages/explanation';
import { invoicePlan, openPayCompany, paid, type PayCompany } from '../pay-run.sql.test-support.ts';

const plan = {
  ...invoicePlan('1', '0.1'),
  crediting: {
    rules: [
      { code: 'shared', type: 'split', precedence: 1 },
      { code: 'owner', type: 'owner', precedence: 2 },
    ],
  },
};
const sales = `transaction_code;kind;date;amount;seller
F1;invoice;2026-03-10;1000;S1
F2;invoice;2026-03-11;100,01;S1
F3;invoice;2026-03-12;300;S2
F4;invoice;2026-03-13;500;S1
F4;order;2026-03-01;500;S1
`;
const shares = `commande;vendeur;part
F1;S1;60 %
F2;S3;33,333333 %
F1;S2;40 %
F2;S1;66,666667 %
F3;S2;70 %
F3;S3;20 %
F9;S1;100 %
F4;S1;100 %
`;

let company: PayCompany;
beforeAll(async () => {
  company = await openPayCompany({ plan });
  await company.bring('transactions', sales);
});
afterAll(() => company.app.stop());

const bring = async (text: string, source?: string) =>
  paid(
    await company.organisation.bring(company.revops.scope, {
      kind: 'splits',
      text,
      ...(source === undefined ? {} : { source }),
    }),
  );

async function sharesOf(code: string): Promise<readonly string[]> {
  const { transactions } = company.app.application;
  const { rows } = await transactions.transactions(company.revops.scope, { q: code, offset: 0, limit: 10 });
  return rows.flatMap((row) => row.shares.map(({ payee, share }) => `${payee} ${share}`));
}

async function paidLines(): Promise<readonly string[]> {
  const run = await company.calculate('2026-03');
  const lines = await company.app.application.runs.store.lines(company.revops.scope, run);
  return lines
    .map(({ payeeCode, component, payable }) => `${payeeCode} ${component} ${moneyText(payable)}`)
    .toSorted();
}

type Split = { readonly payee: string; readonly share: string };

function casePays(splits: Readonly<Record<string, readonly Split[]>>): readonly string[] {
  const sale = (code: string, date: string, amount: string, seller: string) => ({
    code,
    kind: 'invoice',
    date,
    amount,
    seller,
    splits: splits[code] ?? [],
  });
  const parsed = parseCase({
    format: 'cordee-case/1',
    story: { fr: 'Les mêmes faits.', en: 'The same facts.' },
    plan,
    periods: ['2026-03'],
    people: ['S1', 'S2', 'S3'].map((code) => ({ code, from: '2026-01-01' })),
    transactions: [
      sale('F1', '2026-03-10', '1000', 'S1'),
      sale('F2', '2026-03-11', '100.01', 'S1'),
      sale('F3', '2026-03-12', '300', 'S2'),
      sale('F4', '2026-03-13', '500', 'S1'),
    ],
    expected: [],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusal));
  return calculateCase(parsed.value)
    .outcomes.flatMap(({ payee, lines }) =>
      Object.entries(lines).map(([component, pays]) => `${payee} ${component} ${pays}`),
    )
    .toSorted();
}

const second = [
  { payee: 'S3', share: '0.33333333' },
  { payee: 'S1', share: '0.66666667' },
];

it('takes whole sales only, and names the sale and the sum of the others', async () => {
  const { counts, issues } = await bring(shares);
  expect(counts).toMatchObject({ read: 8, added: 4, rejected: 4 });
  const said = new Map(issues.map(({ line, refusals }) => [line, refusals[0]?.code]));
  expect(said).toEqual(
    new Map([
      [6, 'transactions.shares_not_whole'],
      [7, 'transactions.shares_not_whole'],
      [8, 'transactions.share_sale_unknown'],
      [9, 'transactions.share_sale_ambiguous'],
    ]),
  );
  const [refusal] = issues.find(({ line }) => line === 6)?.refusals ?? [];
  expect(refusal && messageOf(refusal.code, refusal.args, 'fr')).toContain('Les parts de « F3 » font 90 %');
  expect(await sharesOf('F1')).toEqual(['Seller S1 0.6', 'Seller S2 0.4']);
});

it('pays a stored run what the same facts pay as a case', async () => {
  const first = [
    { payee: 'S1', share: '0.6' },
    { payee: 'S2', share: '0.4' },
  ];
  const lines = await paidLines();
  expect(lines).toEqual(casePays({ F1: first, F2: second }));
  // By hand: 10 % of 600 + 66.67 + 500; of 400 + 300; of 33.34, half a cent to the even one.
  expect(lines).toEqual(['S1 commission 116.67', 'S2 commission 70.00', 'S3 commission 3.33']);
});

it('takes back the share that a later file of the sale leaves out, and gives it again when that file is undone', async () => {
  const again = await bring(
    'commande;vendeur;part;type\nF1;S1;50 %;facture\nF1;S3;50 %;facture\nF4;S3;100 %;facture\n',
  );
  expect(again.counts).toMatchObject({ added: 2, changed: 1, rejected: 0 });
  expect(await sharesOf('F1')).toEqual(['Seller S1 0.5', 'Seller S3 0.5']);
  const half = ['S1', 'S3'].map((payee) => ({ payee, share: '0.5' }));
  expect(await paidLines()).toEqual(casePays({ F1: half, F2: second, F4: [{ payee: 'S3', share: '1' }] }));
  const { store } = company.app.application.imports;
  const record = await store.find(company.revops.scope, again.importId);
  if (record === undefined) throw new Error('the file was imported');
  paid(await store.undo(company.revops.scope, record));
  expect(await sharesOf('F1')).toEqual(['Seller S1 0.6', 'Seller S2 0.4']);
  expect(await paidLines()).toEqual(['S1 commission 116.67', 'S2 commission 70.00', 'S3 commission 3.33']);
});

it('changes nothing for the same file again, and lets another system tell a sale anew', async () => {
  expect((await bring(shares)).counts).toMatchObject({ added: 0, changed: 0, unchanged: 4 });
  await bring('order;seller;share\nF1;S2;100%\n', 'erp');
  expect(await sharesOf('F1')).toEqual(['Seller S2 1']);
});
