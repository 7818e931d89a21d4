import type { MonthSale, PaidLine } from '@cordee/engine-compensation';
import { ok, percentageOf, plus, ZERO, type EntityId, type Refusal, type Result } from '@cordee/kernel';
import {
  decimalValue,
  MONTH_FIELDS,
  readPaidTable,
  textValue,
  type AcceptedRow,
  type ImportDeps,
  type Mapping,
  type ReadRow,
} from '@cordee/modules/imports';
import { openPayeeNames, type NamedPayee } from './payee-names.ts';

type RawTable = Extract<Awaited<ReturnType<ImportDeps['openTable']>>, { ok: true }>['value'];

/** A line that could not be taken, or a sheet: why, and where it stands. Lines of totals and titles are no lines. */
type UnreadLine = {
  readonly sheet: string | null;
  readonly line: number | null;
  readonly reason: Refusal;
  /** Whom the line is about, where that much could be read. */
  readonly payee: EntityId | null;
};

export type PaidFile = {
  readonly lines: readonly PaidLine[];
  /** What was sold by month, where the columns of the file say it: once a person, however often they stand in it. */
  readonly months: readonly MonthSale[];
  readonly unread: readonly UnreadLine[];
  /** How many sheets, or the one table, were read. */
  readonly sheetCount: number;
};

export type PaidSource = {
  readonly table: RawTable;
  readonly fileName: string;
  /** Null: what the headers propose, sheet by sheet. */
  readonly mapping: Mapping | null;
  /** The period that the file is of, where none of its columns says it. */
  readonly period: string;
};

/**
 * Every sheet of a file of past pay. What cannot be read is told with its place: a broken cell, a person whom nobody or
 * two persons bear the name of, a line of another period, a sheet without a payee or an amount.
 */
export async function readPaidFile(source: PaidSource, payees: readonly NamedPayee[]): Promise<PaidFile> {
  const names = openPayeeNames(payees);
  const { table, mapping } = source;
  const sheets = table.sheets.length === 0 ? [null] : wanted(table.sheets, mapping);
  const lines: PaidLine[] = [];
  const months = new Map<EntityId, readonly MonthSale[]>();
  const unread: UnreadLine[] = table.warnings.map((reason) => ({
    sheet: null,
    line: null,
    reason,
    payee: null,
  }));
  let sheetCount = 0;
  for (const sheet of sheets) {
    const read = await readPaidTable(table, sheet, { mapping, constants: { period: source.period } });
    if (!read.ok) {
      unread.push({ sheet, line: null, reason: read.refusal, payee: null });
      continue;
    }
    sheetCount += 1;
    for await (const row of read.value.rows) {
      const taken = lineOf(row, { ...source, mapping: read.value.mapping }, sheet, names);
      if (taken === null) continue;
      if (taken.ok) {
        lines.push(taken.value);
        const { payee } = taken.value;
        if (!months.has(payee)) months.set(payee, monthsOf(row, payee, source.period));
      } else unread.push({ sheet, line: row.line, reason: taken.refusal, payee: payeeOf(row, names) });
    }
  }
  return { lines, unread, sheetCount, months: [...months.values()].flat() };
}

function payeeOf(row: ReadRow, names: (key: string) => Result<EntityId>): EntityId | null {
  const payee = names(textValue(row.values, 'payee') ?? '');
  return payee.ok ? payee.value : null;
}

function wanted(sheets: readonly string[], mapping: Mapping | null): readonly string[] {
  return mapping?.sheet === undefined ? sheets : [mapping.sheet];
}

/** Null for what is no record: a title, a header, a total, an empty line. */
function lineOf(
  row: ReadRow,
  source: PaidSource,
  sheet: string | null,
  names: (key: string) => Result<EntityId>,
): Result<PaidLine> | null {
  if (row.kind === 'excluded') return null;
  if (row.kind === 'rejected') {
    const [reason] = row.refusals;
    return reason ? { ok: false, refusal: reason } : null;
  }
  const period = textValue(row.values, 'period');
  if (period !== null && period !== source.period)
    return { ok: false, refusal: { code: 'simulations.paid_other_period', args: { period } } };
  const payee = names(textValue(row.values, 'payee') ?? '');
  return payee.ok ? ok(paidLine(row, payee.value, source, sheet)) : payee;
}

/** A sheet with one column a month says what was sold, nothing where its cells are empty. */
function hasMonths(mapping: Mapping | null): boolean {
  return MONTH_FIELDS.some((field) => mapping?.fields[field] !== undefined);
}

function paidLine(
  { values, line }: AcceptedRow,
  payee: EntityId,
  { fileName, mapping }: PaidSource,
  sheet: string | null,
): PaidLine {
  const number = (field: string) => decimalValue(values, field);
  const rate = number('paid_rate');
  const months = MONTH_FIELDS.flatMap((field) => number(field) ?? []);
  return {
    payee,
    amount: number('amount') ?? { unscaled: 0n, scale: 0 },
    corrected: number('corrected_amount'),
    outside: number('outside_amount'),
    base: number('base') ?? (hasMonths(mapping) ? months.reduce(plus, ZERO) : null),
    rate: rate && percentageOf(rate),
    place: { document: fileName, line, ...(sheet === null ? {} : { sheet }) },
  };
}

/** The columns of months are those of the year that the period is in. */
function monthsOf(row: ReadRow, payee: EntityId, period: string): readonly MonthSale[] {
  if (row.kind !== 'row') return [];
  return MONTH_FIELDS.flatMap((field) => {
    const amount = decimalValue(row.values, field);
    return amount === null ? [] : [{ payee, month: `${period.slice(0, 4)}-${field.slice(-2)}`, amount }];
  });
}
