// What payroll says it has paid, beside what it was asked to pay. Only this sets a pay to paid.
import {
  minorUnits,
  ok,
  parseDecimal,
  refused,
  rounded,
  sumMoney,
  type Currency,
  type Money,
  type Result,
} from '@cordee/kernel';
import { canonicalAmount, plainHeader } from '@cordee/modules/payouts';
import type { PayrollRow } from './payroll-row.ts';

/** A row of the file that comes back, as read. */
export type ReturnedRow = {
  readonly line: number;
  readonly payrollNumber: string;
  readonly payCode: string;
  readonly amount: Money;
};

export type ReturnDifference = {
  readonly kind: 'missing' | 'extra' | 'amount';
  readonly payrollNumber: string;
  readonly payCode: string;
  readonly asked: Money | null;
  readonly paid: Money | null;
};

/** What was paid for each payroll number and pay code that was asked for. */
type Payment = { readonly payrollNumber: string; readonly payCode: string; readonly paid: Money };

export type ReturnComparison = {
  readonly payments: readonly Payment[];
  readonly differences: readonly ReturnDifference[];
};

/** Rows that say the same number and code add up on either side: what counts is what each was paid. */
export function compareReturn(
  asked: readonly Pick<PayrollRow, 'payrollNumber' | 'payCode' | 'amount'>[],
  returned: readonly ReturnedRow[],
  inCurrency: Currency,
): ReturnComparison {
  const [wanted, found] = [sums(asked, inCurrency), sums(returned, inCurrency)];
  const keys = [...new Set([...wanted.keys(), ...found.keys()])].toSorted();
  const differences = keys.flatMap((key): ReturnDifference[] => {
    const [before, after] = [wanted.get(key) ?? null, found.get(key) ?? null];
    if (before?.minor === after?.minor) return [];
    const kind = after === null ? 'missing' : before === null ? 'extra' : 'amount';
    return [{ kind, ...partsOf(key), asked: before, paid: after }];
  });
  const payments = keys.flatMap((key) => {
    const paid = found.get(key);
    return paid && wanted.has(key) ? [{ ...partsOf(key), paid }] : [];
  });
  return { payments, differences };
}

function sums(
  rows: readonly Pick<PayrollRow, 'payrollNumber' | 'payCode' | 'amount'>[],
  inCurrency: Currency,
): ReadonlyMap<string, Money> {
  const groups = Map.groupBy(rows, ({ payrollNumber, payCode }) => JSON.stringify([payrollNumber, payCode]));
  return new Map(
    [...groups].map(([key, group]) => [
      key,
      sumMoney(
        group.map(({ amount }) => amount),
        inCurrency,
      ),
    ]),
  );
}

function partsOf(key: string): { readonly payrollNumber: string; readonly payCode: string } {
  const [payrollNumber, payCode] = JSON.parse(key) as [string, string]; // written by sums
  return { payrollNumber, payCode };
}

export type ReturnTable = readonly { readonly line: number; readonly cells: readonly string[] }[];

const headers = {
  payrollNumber: ['matricule', 'numero de paie', 'payroll number', 'payroll_number', 'employee number'],
  payCode: ['rubrique', 'code rubrique', 'code_rubrique', 'pay code', 'pay_code', 'code'],
  amount: ['montant', 'montant verse', 'net', 'amount', 'paid', 'amount paid'],
} as const;

/** Reads the rows below the first line that names a payroll number, a pay code and an amount. Refuses a line it cannot read. */
export function readReturn(table: ReturnTable, inCurrency: Currency): Result<readonly ReturnedRow[]> {
  const at = table.findIndex(({ cells }) => columnsOf(cells) !== null);
  const columns = columnsOf(table[at]?.cells ?? []);
  if (columns === null) return refused('payroll.return_header_missing');
  const rows: ReturnedRow[] = [];
  for (const { line, cells } of table.slice(at + 1)) {
    if (cells.every((cell) => cell === '')) continue;
    const [payrollNumber, payCode, text] = [columns.payrollNumber, columns.payCode, columns.amount].map(
      (column) => cells[column]?.trim() ?? '',
    );
    const read = parseDecimal(canonicalAmount(text ?? ''));
    if (!payrollNumber || !payCode || !read.ok)
      return refused('payroll.return_line_unreadable', {}, { line });
    const scale = minorUnits(inCurrency);
    const exact = rounded(read.value, { scale, rounding: 'half-even' });
    rows.push({ line, payrollNumber, payCode, amount: { minor: exact.unscaled, currency: inCurrency } });
  }
  return ok(rows);
}

function columnsOf(cells: readonly string[]) {
  const plain = cells.map(plainHeader);
  const columnOf = (names: readonly string[]) => plain.findIndex((cell) => names.includes(cell));
  const [payrollNumber, payCode, amount] = [headers.payrollNumber, headers.payCode, headers.amount].map(
    columnOf,
  );
  const isWhole = [payrollNumber, payCode, amount].every((column) => column !== undefined && column >= 0);
  return isWhole ? { payrollNumber: payrollNumber ?? 0, payCode: payCode ?? 0, amount: amount ?? 0 } : null;
}
