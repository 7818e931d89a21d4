import { decimal, decimalText, moneyText, plainDate, type PlainDate } from '@cordee/kernel';
import { csvLine } from '@cordee/modules/imports';
import type { LayoutColumn, PayrollLayout } from './layout.ts';
import type { PayrollRow } from './payroll-row.ts';

/**
 * The file as payroll reads it. No cell can be run as a formula, and numbers stay numbers. `month` is the first day of
 * the month that pays. Example, layout variable-elements: `0042;4210;202603;1234,56`.
 */
export function writePayrollFile(
  rows: readonly PayrollRow[],
  layout: PayrollLayout,
  month: PlainDate,
): string {
  const { columns, delimiter, hasHeader } = layout;
  const lines = rows.map((row) => columns.map((column) => cellOf(row, column, layout, month)));
  const header = hasHeader ? [columns.map(({ header: text }) => text)] : [];
  return `\ufeff${[...header, ...lines].map((cells) => csvLine(cells, delimiter)).join('')}`;
}

function cellOf(row: PayrollRow, column: LayoutColumn, layout: PayrollLayout, month: PlainDate): string {
  if ('constant' in column) return column.constant;
  switch (column.field) {
    case 'payroll_number':
      return row.payrollNumber;
    case 'payee':
      return row.payee;
    case 'payee_code':
      return row.payeeCode;
    case 'team':
      return row.team ?? '';
    case 'legal_entity':
      return row.legalEntity;
    case 'pay_code':
      return row.payCode;
    case 'label':
      return row.label;
    case 'month':
      return monthText(month, layout.monthFormat);
    case 'month_first_day':
      return dayText(month);
    case 'month_last_day':
      return dayText(month.add({ months: 1 }).subtract({ days: 1 }));
    case 'origin_period':
      return row.originPeriod;
    case 'amount':
      return amountText(row, layout.decimalMark);
    case 'currency':
      return row.amount.currency;
    case 'paid_leave_base':
      return row.isPaidLeaveBase ? '1' : '0';
  }
}

function amountText({ amount }: PayrollRow, mark: PayrollLayout['decimalMark']): string {
  return decimalText(decimal(moneyText(amount))).replace('.', mark);
}

function monthText(month: PlainDate, format: PayrollLayout['monthFormat']): string {
  const [year = '', number = ''] = month.toString().split('-');
  if (format === 'YYYYMM') return `${year}${number}`;
  return format === 'MM/YYYY' ? `${number}/${year}` : `${year}-${number}`;
}

function dayText(day: PlainDate): string {
  const [year = '', month = '', date = ''] = day.toString().split('-');
  return `${date}/${month}/${year}`;
}

/** The first day of a month written 2026-03. */
export function monthOf(text: string): PlainDate {
  return plainDate(`${text}-01`);
}
