import { expect, it } from 'vitest';
import { currency, entityId, plainDate } from '@cordee/kernel';
import { PRESET_LAYOUTS } from './layout.ts';
import { controlTotals, payCodeOf, payrollRows, type PayrollLine } from './payroll-row.ts';
import type { PayCode } from './payroll-setting.ts';
import { compareReturn, readReturn } from './read-return.ts';
import { writePayrollFile } from './write-payroll-file.ts';

const EUR = currency('EUR');
const line = (number: string | null, minor: bigint, more: Partial<PayrollLine> = {}): PayrollLine => ({
  runId: 'r1',
  payeeId: entityId('00000000-0000-8000-8000-000000000001'),
  payee: 'Marie Besson',
  payeeCode: `C${number ?? '?'}`,
  team: 'Lyon',
  payrollNumber: number,
  legalEntity: 'Alpes SAS',
  component: 'commission',
  kind: 'component',
  originPeriod: '2026-02',
  payable: { minor, currency: EUR },
  ...more,
});
const code = (component: string, payCode: string, more: Partial<PayCode> = {}): PayCode => ({
  component,
  payCode,
  label: `Label ${payCode}`,
  isPaidLeaveBase: true,
  ...more,
});
const codes = [
  code('*', '4200'),
  code('commission', '4210'),
  code('*', '4290', { kind: 'correction', isPaidLeaveBase: false }),
  code('commission', '4291', { kind: 'correction' }),
];
const rowsOf = (lines: readonly PayrollLine[]) => {
  const rows = payrollRows(lines, codes);
  if (!rows.ok) throw new Error(rows.refusal.code);
  return rows.value;
};

it('takes the most particular pay code: the component’s before the rest’s, its kind’s before any', () => {
  const chosen = (component: string, kind: PayrollLine['kind']) =>
    payCodeOf({ component, kind }, codes)?.payCode;
  expect([
    chosen('commission', 'component'),
    chosen('commission', 'correction'),
    chosen('bonus', 'component'),
    chosen('bonus', 'correction'),
  ]).toEqual(['4210', '4291', '4200', '4290']);
});

it('adds up a payroll number’s lines by pay code and period of origin, and leaves out what comes to nothing', () => {
  const rows = rowsOf([
    line('0042', 10_00n),
    line('0042', 5_50n),
    line('0042', -3_00n, { kind: 'correction', originPeriod: '2026-01' }),
    line('0007', 1_00n),
    line('0007', -1_00n),
  ]);
  expect(rows.map((row) => [row.payrollNumber, row.payCode, row.originPeriod, row.amount.minor])).toEqual([
    ['0042', '4210', '2026-02', 15_50n],
    ['0042', '4291', '2026-01', -3_00n],
  ]);
  const totals = controlTotals(rows, EUR);
  expect([totals.rows, totals.sum.minor, totals.hash.length]).toEqual([2, 12_50n, 64]);
  expect(controlTotals(rows.slice(1), EUR).hash).not.toBe(totals.hash);
});

it('refuses everybody without a payroll number, and every component without a pay code, at once', () => {
  expect(payrollRows([line(null, 1n), line('', 1n), line('1', 1n)], codes)).toMatchObject({
    refusal: { code: 'payroll.number_missing', args: { payees: 'C, C?' } },
  });
  expect(payrollRows([line('1', 1n), line('1', 1n, { component: 'bonus' })], [])).toMatchObject({
    refusal: { code: 'payroll.pay_code_missing', args: { components: 'bonus, commission' } },
  });
});

it('writes each layout as its program reads it, and lets no cell run as a formula', () => {
  const rows = rowsOf([
    line('0042', 1234_56n, { payee: '=cmd()' }),
    line('0042', -3_00n, { kind: 'correction', originPeriod: '2026-01' }),
  ]);
  const texts = PRESET_LAYOUTS.map((layout) =>
    writePayrollFile(rows, layout, plainDate('2026-03-01')).split('\r\n'),
  );
  expect(texts).toEqual([
    [
      '\ufeffmatricule;nom;societe;rubrique;libelle;periode;periode_origine;montant;devise;base_conges',
      "0042;'=cmd();Alpes SAS;4210;Label 4210;2026-03;2026-02;1234,56;EUR;1",
      '0042;Marie Besson;Alpes SAS;4291;Label 4291;2026-03;2026-01;-3,00;EUR;1',
      '',
    ],
    ['\ufeff0042;4210;202603;1234,56', '0042;4291;202603;-3,00', ''],
    [
      '\ufeffetablissement\tmatricule\tcode_rubrique\tdate_debut\tdate_fin\tnombre\tmontant\tbase_cp',
      'Alpes SAS\t0042\t4210\t01/03/2026\t31/03/2026\t1\t1234.56\t1',
      'Alpes SAS\t0042\t4291\t01/03/2026\t31/03/2026\t1\t-3.00\t1',
      '',
    ],
  ]);
});

const table = (...lines: string[]) =>
  lines.map((text, index) => ({ line: index + 1, cells: text.split(';') }));

it('reads a return below its title, whatever marks its numbers bear, and names the line it cannot read', () => {
  const read = readReturn(
    table('Retour de paie', 'Matricule;Rubrique;Montant', '0042;4210;1 234,56', ';;', '0007;4210;-1.000,50'),
    EUR,
  );
  expect(read.ok && read.value.map((row) => [row.line, row.payrollNumber, row.amount.minor])).toEqual([
    [3, '0042', 1234_56n],
    [5, '0007', -1000_50n],
  ]);
  expect(readReturn(table('a;b;c'), EUR)).toMatchObject({
    refusal: { code: 'payroll.return_header_missing' },
  });
  expect(readReturn(table('matricule;rubrique;montant', '1;2;abc'), EUR)).toMatchObject({
    refusal: { code: 'payroll.return_line_unreadable', place: { line: 2 } },
  });
});

it('lists what is missing, what nobody asked for and what differs; the sums of one number and code compare', () => {
  const asked = rowsOf([
    line('1', 10_00n),
    line('1', 2_00n, { originPeriod: '2026-01' }),
    line('2', 20_00n),
    line('3', 30_00n),
  ]);
  const back = (payrollNumber: string, minor: bigint) => ({
    line: 1,
    payrollNumber,
    payCode: '4210',
    amount: { minor, currency: EUR },
  });
  const { payments, differences } = compareReturn(
    asked,
    [back('1', 12_00n), back('2', 19_99n), back('9', 1n)],
    EUR,
  );
  expect(payments.map(({ payrollNumber, paid }) => [payrollNumber, paid.minor])).toEqual([
    ['1', 12_00n],
    ['2', 19_99n],
  ]);
  expect(differences.map(({ kind, payrollNumber }) => [kind, payrollNumber])).toEqual([
    ['amount', '2'],
    ['missing', '3'],
    ['extra', '9'],
  ]);
});
