// From the lines of locked runs to the rows of a payroll file: one a payroll number, pay code and period of origin.
import {
  ok,
  refused,
  RowStreamHash,
  sumMoney,
  type Currency,
  type EntityId,
  type Money,
  type Result,
} from '@cordee/kernel';
import type { LineKind } from '@cordee/modules/payouts';
import type { PayCode } from './payroll-setting.ts';

/** A line to be paid, with who is paid and by which company. */
export type PayrollLine = {
  readonly runId: string;
  readonly payeeId: EntityId;
  readonly payee: string;
  readonly payeeCode: string;
  readonly team: string | null;
  readonly payrollNumber: string | null;
  readonly legalEntity: string;
  readonly component: string;
  readonly kind: LineKind;
  readonly originPeriod: string;
  readonly payable: Money;
};

export type PayrollRow = Pick<
  PayrollLine,
  'runId' | 'payeeId' | 'payee' | 'payeeCode' | 'team' | 'legalEntity' | 'originPeriod'
> & {
  readonly payrollNumber: string;
  readonly payCode: string;
  readonly label: string;
  readonly isPaidLeaveBase: boolean;
  readonly amount: Money;
};

/** What payroll compares before it takes a file in: how many rows, their sum, and the hash of their content. */
export type ControlTotals = { readonly rows: number; readonly sum: Money; readonly hash: string };

/**
 * Rows in the order of payroll number, pay code and period of origin; sums of zero are left out. Refuses whoever has no
 * payroll number and every component without a pay code, all of them at once.
 */
export function payrollRows(
  lines: readonly PayrollLine[],
  payCodes: readonly PayCode[],
): Result<readonly PayrollRow[]> {
  const paid = lines.filter(({ payable }) => payable.minor !== 0n);
  const unnumbered = named(
    paid.filter(({ payrollNumber }) => !payrollNumber).map(({ payeeCode }) => payeeCode),
  );
  if (unnumbered !== '') return refused('payroll.number_missing', { payees: unnumbered });
  const uncoded = named(paid.filter((line) => !payCodeOf(line, payCodes)).map(({ component }) => component));
  if (uncoded !== '') return refused('payroll.pay_code_missing', { components: uncoded });
  const rows = paid.flatMap((line) => {
    const code = payCodeOf(line, payCodes);
    return code ? [rowOf(line, code)] : [];
  });
  const groups = Map.groupBy(rows, (row) =>
    JSON.stringify([row.payrollNumber, row.payCode, row.originPeriod, row.runId]),
  );
  return ok(
    [...groups.values()]
      .flatMap((group) => {
        const [first] = group;
        if (!first) return [];
        return [
          {
            ...first,
            amount: sumMoney(
              group.map(({ amount }) => amount),
              first.amount.currency,
            ),
          },
        ];
      })
      .filter(({ amount }) => amount.minor !== 0n)
      .toSorted(byNumber),
  );
}

/** The most particular pay code of a line: its own component before `*`, its kind before any. */
export function payCodeOf(
  line: Pick<PayrollLine, 'component' | 'kind'>,
  payCodes: readonly PayCode[],
): PayCode | undefined {
  const fitting = payCodes.filter(
    ({ component, kind }) =>
      (component === line.component || component === '*') && (kind === undefined || kind === line.kind),
  );
  const rank = (code: PayCode) => (code.component === '*' ? 0 : 2) + (code.kind === undefined ? 0 : 1);
  return fitting.toSorted((a, b) => rank(b) - rank(a))[0];
}

export function controlTotals(rows: readonly PayrollRow[], inCurrency: Currency): ControlTotals {
  const stream = new RowStreamHash();
  for (const { payrollNumber, payCode, originPeriod, amount, isPaidLeaveBase } of rows)
    stream.add([payrollNumber, payCode, originPeriod, amount, isPaidLeaveBase]);
  return {
    rows: rows.length,
    sum: sumMoney(
      rows.map(({ amount }) => amount),
      inCurrency,
    ),
    hash: stream.digest(),
  };
}

function rowOf(line: PayrollLine, { payCode, label, isPaidLeaveBase }: PayCode): PayrollRow {
  const { runId, payeeId, payee, payeeCode, team, legalEntity, originPeriod, payable } = line;
  return {
    runId,
    payeeId,
    payee,
    payeeCode,
    team,
    legalEntity,
    originPeriod,
    payrollNumber: line.payrollNumber ?? '',
    payCode,
    label,
    isPaidLeaveBase,
    amount: payable,
  };
}

const named = (names: readonly string[]): string => [...new Set(names)].toSorted().join(', ');

function byNumber(a: PayrollRow, b: PayrollRow): number {
  return (
    compareText(a.payrollNumber, b.payrollNumber) ||
    compareText(a.payCode, b.payCode) ||
    compareText(a.originPeriod, b.originPeriod)
  );
}

const compareText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
