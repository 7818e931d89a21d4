import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tenantId, userId } from '@cordee/kernel';
import { readConfig } from '@cordee/platform/config';
import { ended } from './command-line.test-support.ts';
import { COMMANDS } from './commands/index.ts';
import { openHouse, type House } from './house.ts';

const files = mkdtempSync(join(tmpdir(), 'cordee-cli-files-'));
const config = {
  ...readConfig(),
  dataFolder: mkdtempSync(join(tmpdir(), 'cordee-cli-')),
  externalDatabase: null,
};
let house: House;
let run = '';

const plan = {
  format: 'cordee-plan/1',
  code: 'orders',
  name: 'Orders',
  version: '1',
  semantics: 1,
  currency: 'EUR',
  calendar: 'civil',
  grain: 'quarter',
  measures: [{ code: 'orders', base: 'order_intake', aggregation: 'amount' }],
  components: [
    { code: 'commission', type: 'percentage_of_measure', args: { measure: 'orders', rate: '0.03' } },
  ],
};

beforeAll(async () => {
  house = await openHouse(config, () => undefined);
  await done('organisation', 'Alpes', '--email', 'ana@alpes.example', '--person', 'Ana Martin');
  await done(
    'import',
    file(
      'people.csv',
      'Code;Nom complet;Équipe;Entité juridique\nC1;Marie Besson;Lyon;ALP\nC2;Hugo Colin;Lyon;\n',
    ),
    '--kind',
    'people',
  );
  await done(
    'import',
    file(
      'orders.csv',
      'N° commande;Date;Commercial;Montant\nCMD-1;05/03/2026;C1;1 234,56\nCMD-2;06/03/2026;C2;99,90\n',
    ),
    '--kind',
    'transactions',
  );
  await done('plan', file('plan.json', JSON.stringify(plan)), '--from', '2026-01-01', '--assign', 'all');
});

afterAll(async () => {
  await house.close();
  for (const folder of [files, config.dataFolder]) rmSync(folder, { recursive: true, force: true });
});

function file(name: string, content: string): string {
  writeFileSync(join(files, name), content);
  return join(files, name);
}

function cordee(...argv: string[]) {
  const openHouseAgain = async () => ({ app: house.app, close: async () => undefined });
  return ended([...argv, '--locale', 'en'], COMMANDS, { openHouse: openHouseAgain });
}

async function done(...argv: string[]): Promise<string> {
  const { exit, result, remarks } = await cordee(...argv);
  expect(exit, remarks).toBe(0);
  return result;
}

it('calculates a period, and the quarters from one to another', async () => {
  const calculated = JSON.parse(
    await done('calculate', 'orders', '--period', '2025-Q4..2026-Q1', '--json'),
  ) as { period: string; total: string; run: string }[];
  expect(calculated.map(({ period, total }) => [period, total])).toEqual([
    ['2025-Q4', '0.00'],
    ['2026-Q1', '40.04'],
  ]);
  run = calculated[1]?.run ?? '';
});

it('shows a statement by code or by name, as text and as JSON', async () => {
  expect(await done('statement', 'c1', '--period', '2026-Q1')).toMatch(
    /You earn €37\.04: 3% of €1,234\.56[^]*orders\.csv +2 +1,234\.56/,
  );
  expect(JSON.parse(await done('statement', 'Marie Besson', '--period', '2026-Q1', '--json'))).toMatchObject({
    payee: 'C1',
    total: '37.04',
    currency: 'EUR',
    state: 'preview',
    credits: 1,
    lines: [{ component: 'commission', payable: '37.04' }],
  });
});

it('names at its head the organisation, and the company that employs the payee where the files say which', async () => {
  const headOf = async (payee: string) =>
    (await done('statement', payee, '--period', '2026-Q1')).split('\n')[0];
  expect(await headOf('C1')).toBe('Alpes · ALP');
  expect(await headOf('C2')).toBe('Alpes');
});

it('explains an amount down to the file and the line', async () => {
  expect(await done('explain', 'C1', '--period', '2026-Q1')).toMatch(/Order CMD-1 [^\n]*orders\.csv, line 2/);
  const json = JSON.parse(
    await done('explain', 'C1', '--period', '2026-Q1', '--component', 'commission', '--json'),
  ) as { equation: string }[];
  expect(json.map(({ equation }) => equation)).toEqual(['€1,234.56 × 3% = €37.0368, rounded to €37.04']);
});

it('prints the statement as PDF and the lines of the run as CSV', async () => {
  const [pdf, csv] = [join(files, 'marie.pdf'), join(files, 'lines.csv')];
  await done('statement', 'C1', '--period', '2026-Q1', '--pdf', pdf);
  expect(readFileSync(pdf).subarray(0, 8).toString()).toBe('%PDF-1.7');
  await done('export', '--period', '2026-Q1', '--out', csv);
  const lines = readFileSync(csv, 'utf8').split('\r\n');
  expect(lines[0]).toBe(
    '\ufeffpayee;name;team;component;measured;quota;attainment;earned;payable;currency;issue',
  );
  expect(lines[1]).toMatch(/^C1;Marie Besson;Lyon;commission;1234\.56(00)?;;;37\.0368/);
});

it('writes a list, or everything, in the format that is asked for', async () => {
  const [lines, all] = [join(files, 'people.jsonl'), join(files, 'all.zip')];
  await done('export', '--list', 'people', '--format', 'jsonl', '--out', lines);
  const [first = ''] = readFileSync(lines, 'utf8').split('\n');
  expect(JSON.parse(first)).toMatchObject({ person_code: 'C1', full_name: 'Marie Besson', team: 'Lyon' });
  await done('export', '--list', 'all', '--format', 'xlsx', '--out', all);
  expect(readFileSync(all).includes('transactions.xlsx')).toBe(true);
});

it('writes the calculation dossier, which is replayed without a database and names what was changed', async () => {
  const dossier = join(files, 'dossier.json');
  await done('statement', 'C1', '--period', '2026-Q1', '--dossier', dossier);
  const offline = (path: string) =>
    ended(['verify', path, '--locale', 'en'], COMMANDS, {
      openHouse: () => Promise.reject(new Error('a dossier needs no database')),
    });
  expect(await offline(dossier)).toMatchObject({
    exit: 0,
    result: expect.stringMatching(/none changed[^]*: 1;/),
  });
  const changed = file(
    'changed.json',
    readFileSync(dossier, 'utf8').replace('"payable":"37.04"', '"payable":"38.04"'),
  );
  expect(await offline(changed)).toMatchObject({
    exit: 3,
    result: '$.results.lines[0].payable: the value or its fingerprint was changed.\n',
  });
  expect((await offline(join(files, 'nowhere.json'))).exit).toBe(4);
  expect((await offline(file('other.json', '{"format":"cordee-case/1"}'))).exit).toBe(3);
});

it('lets a second person approve, not the one who calculated, and locks after that', async () => {
  const own = await cordee('approve', run, '--as', 'ana@alpes.example');
  expect([own.exit, own.remarks]).toEqual([3, 'You started this run: someone else has to approve it.\n']);
  expect((await cordee('lock', run)).exit).toBe(3);
  const [organisation] = await house.app.access.organisations();
  if (!organisation) throw new Error('the test has an organisation');
  const second = userId(house.app.runs.newId());
  await house.app.access.addUser({
    id: second,
    email: 'paul@alpes.example',
    name: 'Paul',
    locale: 'fr',
    passwordHash: null,
  });
  await house.app.access.addMembership({
    organisationId: organisation.id,
    userId: second,
    roles: ['finance'],
    personCode: null,
  });
  await done('approve', run, '--as', 'paul@alpes.example');
  await done('lock', run, '--as', 'paul@alpes.example');
  expect((await cordee('approve', run, '--as', 'paul@alpes.example')).exit).toBe(3);
  expect(await done('verify')).toMatch(/none altered/);
});

it('sends a locked run to payroll, reads its return, and writes the journal', async () => {
  const [organisation] = await house.app.access.organisations();
  const finance = ['--as', 'paul@alpes.example'];
  const missing = await cordee('payroll', run, '--month', '2026-04', ...finance);
  expect(missing.remarks).toMatch(/payroll number is missing/);
  await done(
    'import',
    file(
      'numbers.csv',
      'Code;Nom complet;Équipe;Matricule\nC1;Marie Besson;Lyon;001\nC2;Hugo Colin;Lyon;002\n',
    ),
    '--kind',
    'people',
  );
  const member = (
    await house.app.access.members(organisation?.id ?? tenantId('00000000-0000-4000-8000-000000000000'))
  ).find(({ roles }) => roles.includes('finance'));
  if (!organisation || !member) throw new Error('the test has a member of finance');
  const scope = await house.app.scopeOf(organisation.id, member.userId);
  const payCode = { component: '*', payCode: '4210', label: 'Commissions', isPaidLeaveBase: true };
  await house.app.payroll.settings.write(scope, 'payroll', {
    payCodes: [payCode],
    layouts: [],
    costCentres: {},
  });
  const sent = JSON.parse(
    await done(
      'payroll',
      run,
      '--month',
      '2026-04',
      '--layout',
      'variable-elements',
      '--out',
      files,
      '--json',
      ...finance,
    ),
  ) as { file: string; name: string; rows: number; sum: string }[];
  expect(sent.map(({ name, rows, sum }) => [name, rows, sum])).toEqual([['paie-2026-04.csv', 2, '40.04']]);
  expect(readFileSync(join(files, 'paie-2026-04.csv'), 'utf8')).toBe(
    '\ufeff001;4210;202604;37,04\r\n002;4210;202604;3,00\r\n',
  );
  const [payroll] = sent;
  const back = file('retour.csv', 'Matricule;Rubrique;Montant\n001;4210;37,04\n002;4210;2,99\n');
  await done('payroll-confirm', payroll?.file ?? '', '--rows', '2', '--sum', '40.04', ...finance);
  expect(await done('payroll-return', payroll?.file ?? '', back, ...finance)).toBe(
    '2 amounts paid, 1 differences.\nAmount: 002, pay code 4210, 3.00 asked, 2.99 paid\n',
  );
  expect((await cordee('journal', run, ...finance)).remarks).toMatch(/No rate of employer charges/);
});

it('says what is not found', async () => {
  for (const argv of [
    ['statement', 'C9', '--period', '2026-Q1'],
    ['statement', 'C1', '--period', '1999-Q1'],
    ['statement', 'C1', '--run', 'nothing'],
    ['explain', 'C1', '--period', '2026-Q1', '--component', 'bonus'],
    ['calculate', 'absent', '--period', '2026-Q1'],
    ['plan', join(files, 'absent.json'), '--from', '2026-01-01'],
    ['undo', house.app.runs.newId()],
  ]) {
    expect((await cordee(...argv)).exit, argv.join(' ')).toBe(4);
  }
  expect((await cordee('plan', join(files, 'plan.json'), '--from', '2026-02-31')).exit).toBe(2);
});

it('works beside a program that has the data folder, through its database', async () => {
  const beside = await openHouse(config, () => undefined);
  expect((await beside.app.access.organisations()).map(({ name }) => name)).toEqual(['Alpes']);
  await beside.close();
  expect(await done('verify')).toMatch(/none altered/);
});
