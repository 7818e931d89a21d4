import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPayCompany, type PayCompany } from '../payouts/pay-run.sql.test-support.ts';

let company: PayCompany;
let run = '';

beforeAll(async () => {
  company = await openPayCompany();
  await company.invoices(
    'F1;invoice;2026-01-10;1000;S1',
    'F2;invoice;2026-01-11;2000;S2',
    'F3;invoice;2026-01-12;3000;S3',
  );
  run = await company.calculate('2026-01');
});
afterAll(() => company.app.stop());

async function ask(method: string, path: string, body?: unknown, who = company.finance) {
  const answer = await company.app.call({
    method,
    path,
    token: who.token,
    ...(body === undefined ? {} : { body }),
  });
  return { status: answer.status, body: (await answer.json()) as never };
}
const codeOf = ({ body }: { body: { code?: string } }) => body.code;
const transmission = () => ({ runIds: [run], layout: 'variable-elements', month: '2026-02' });
const stateOf = async () => (await company.app.application.runs.store.run(company.revops.scope, run))?.state;
type File = { id: string; name: string; totals: { rows: number; sum: { value: string } } };
const files = async () => (await ask('GET', '/payroll/files')).body as (File & { returned: unknown })[];
const source = { text: 'Payroll of the house', verifiedOn: '2026-01-02' };

it('transmits a locked run only, and says what is missing before', async () => {
  expect(codeOf(await ask('POST', '/payroll/files', transmission()))).toBe('payroll.run_not_locked');
  await company.settle(run);
  expect(codeOf(await ask('POST', '/payroll/files', transmission()))).toBe('payroll.pay_code_missing');
  const setting = {
    payCodes: [{ component: 'commission', payCode: '4210', label: 'Commissions', isPaidLeaveBase: true }],
    layouts: [],
    costCentres: { Nord: 'CC-N' },
  };
  expect((await ask('PUT', '/payroll/settings/files', setting)).status).toBe(200);
  expect((await ask('PUT', '/payroll/settings/files', setting, company.revops)).status).toBe(403);
  expect((await ask('GET', '/payroll/settings/files')).body).toEqual(setting);
});

it('shows the files beforehand, then makes one a legal entity, once, with its control totals', async () => {
  const drafts = (await ask('POST', '/payroll/drafts', transmission())).body as { text: string }[];
  expect(drafts.map(({ text }) => text)).toEqual([
    '\ufeff001;4210;202602;30,00\r\n002;4210;202602;60,00\r\n',
    '\ufeff003;4210;202602;90,00\r\n',
  ]);
  const made = await Promise.all(
    Array.from({ length: 4 }, () => ask('POST', '/payroll/files', transmission())),
  );
  expect(made.filter(({ status }) => status === 200)).toHaveLength(1);
  expect((await files()).map(({ name, totals }) => [name, totals.rows, totals.sum.value])).toEqual([
    ['paie-alpes-sas-2026-02.csv', 2, '90.00'],
    ['paie-jura-sarl-2026-02.csv', 1, '90.00'],
  ]);
  expect(await stateOf()).toBe('transmitted');
  const [file] = await files();
  const sent = await company.app.call({
    method: 'GET',
    path: `/payroll/files/${file?.id}/file`,
    token: company.finance.token,
  });
  expect(await sent.text()).toBe(drafts[0]?.text.slice(1));
});

it('is confirmed when payroll has every file with the totals it carries, and not before', async () => {
  const [first, second] = await files();
  const confirm = (file: File | undefined, rows: number, sum: string) =>
    ask('POST', `/payroll/files/${file?.id}/confirmation`, { rows, sum });
  expect(codeOf(await confirm(first, 3, '90.00'))).toBe('payroll.totals_differ');
  const early = await returned(first, 'matricule;rubrique;montant\n001;4210;30\n');
  expect(codeOf(early)).toBe('payroll.return_before_confirmation');
  expect((await confirm(first, 2, '90.00')).status).toBe(200);
  expect(codeOf(await confirm(first, 2, '90.00'))).toBe('payroll.already_confirmed_conflict');
  expect(await stateOf()).toBe('transmitted');
  expect((await confirm(second, 1, '90.00')).status).toBe(200);
  expect(await stateOf()).toBe('confirmed');
});

async function returned(file: File | undefined, text: string) {
  const answer = await company.app.call({
    method: 'POST',
    path: `/payroll/files/${file?.id}/returns`,
    token: company.finance.token,
    file: { name: 'retour.csv', text },
  });
  return { status: answer.status, body: (await answer.json()) as never };
}

it('is paid by the return file alone, which lists what differs until nothing does', async () => {
  const [first, second] = await files();
  const wrong = await returned(
    first,
    'Matricule;Rubrique;Montant\n001;4210;30,00\n002;4210;59,99\n009;4210;5,00\n',
  );
  expect(wrong.body).toEqual({
    paid: 2,
    differences: [
      { kind: 'amount', payrollNumber: '002', payCode: '4210', asked: '60.00', paid: '59.99' },
      { kind: 'extra', payrollNumber: '009', payCode: '4210', asked: null, paid: '5.00' },
    ],
  });
  expect((await returned(second, 'Matricule;Rubrique;Montant\n003;4210;90,00\n')).status).toBe(200);
  expect(await stateOf()).toBe('confirmed');
  await returned(first, 'Matricule;Rubrique;Montant\n001;4210;30,00\n002;4210;60,00\n');
  expect(await stateOf()).toBe('paid');
  expect((await files()).map(({ returned: back }) => back)).toMatchObject([
    { paid: { value: '90.00' }, differences: [] },
    { paid: { value: '90.00' }, differences: [] },
  ]);
});

it('books the run with each entity’s own charges, and refuses to book none', async () => {
  expect(codeOf(await ask('GET', `/runs/${run}/journal`))).toBe('payroll.charge_rate_missing');
  const setting = (await ask('GET', '/payroll/settings/accounting')).body as Record<string, unknown>;
  const charges = [
    { legalEntity: 'Alpes SAS', rate: '0.42', source },
    { legalEntity: '*', rate: '0.40', source },
  ];
  const deferrals = [{ component: 'commission', months: 3 }];
  const set = await ask('PUT', '/payroll/settings/accounting', {
    ...setting,
    employerCharges: charges,
    deferrals,
    atOnceAmount: '59.99',
  });
  expect(set.status).toBe(200);
  const journal = (await ask('GET', `/runs/${run}/journal`)).body as {
    lines: {
      account: string;
      debit: string | null;
      credit: string | null;
      costCentre: string | null;
      label: string;
    }[];
    deferrals: { amount: string; months: { expense: string }[] }[];
  };
  const pay = journal.lines.filter(({ label }) => label === 'pay' || label === 'employer_charges');
  expect(pay.map(({ account, debit, credit, costCentre }) => [account, debit, credit, costCentre])).toEqual([
    ['641300', '90.00', null, 'CC-N'],
    ['645000', '37.80', null, 'CC-N'],
    ['421000', null, '90.00', null],
    ['431000', null, '37.80', null],
    ['641300', '90.00', null, 'CC-N'],
    ['645000', '36.00', null, 'CC-N'],
    ['421000', null, '90.00', null],
    ['431000', null, '36.00', null],
  ]);
  expect(
    journal.deferrals.map(({ amount, months }) => [amount, ...months.map(({ expense }) => expense)]),
  ).toEqual([
    ['60.00', '20.00', '20.00', '20.00'],
    ['90.00', '30.00', '30.00', '30.00'],
  ]);
});

it('accrues what is earned and has not left for payroll, until it has', async () => {
  await company.invoices('F4;invoice;2026-02-10;1000;S1');
  await company.calculate('2026-02');
  const accrued = async (on: string) =>
    (
      (await ask('GET', `/payroll/accrual?on=${on}`)).body as {
        account: string;
        date: string;
        debit: string | null;
      }[]
    )
      .filter(({ debit }) => debit !== null)
      .map(({ account, date, debit }) => [account, date, debit]);
  expect(await accrued('2026-01-31')).toEqual([]);
  expect(await accrued('2026-02-28')).toEqual([
    ['641300', '2026-02-28', '30.00'],
    ['645000', '2026-02-28', '12.60'],
    ['428600', '2026-03-01', '30.00'],
    ['438600', '2026-03-01', '12.60'],
  ]);
});
