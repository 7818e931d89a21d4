// A sheet with one column a month, read as if it had one row a month.
import { refused } from '@cordee/kernel';
import type { Refused } from '@cordee/kernel';
import { wordsOf } from '../values/compare-words.ts';
import type { FoundHeader } from './find-header.ts';
import type { Months } from '../mapping/mapping.ts';
import { cellText, type RawRow, type RawTable } from './raw-table.ts';
import { monthNamed } from '../values/read-date.ts';
import { monthOfYear } from '../values/read-period.ts';

/** The names of the two columns that take the place of the months: what a mapping calls them by. */
export const MONTH_HEADER = 'Mois / Month';
export const VALUE_HEADER = 'Valeur / Value';

const MONTHS_MIN = 3;

/** A column that stands for a month: its number from 1, and its period code (2026-03). */
type MonthColumn = { readonly column: number; readonly period: string };

/** How to read a sheet turned: its header then, and the rows that each of its rows becomes. */
export type Turning = {
  readonly header: FoundHeader;
  readonly isYearMissing: boolean;
  readonly rowsOf: (row: RawRow) => readonly RawRow[];
};

/**
 * The turning of a sheet of which three columns at least name a month; null for any other. A month named without a year
 * takes the year given; without one `isYearMissing` says so. A month left empty gives no row; every row keeps its line.
 */
export function turningOf(header: FoundHeader, { year }: Months): Turning | null {
  const named = header.headers.flatMap((text, index) => {
    const month = text === null ? null : monthOf(text);
    return month === null ? [] : [{ column: index + 1, ...month }];
  });
  if (named.length < MONTHS_MIN) return null;
  const isYearMissing = year === undefined && named.some(({ code }) => code === null);
  const columns = named.map(({ column, code, month }): MonthColumn => {
    return { column, period: code ?? `${year}-${String(month).padStart(2, '0')}` };
  });
  const width = header.headers.length;
  const isMonth = new Set(columns.map(({ column }) => column - 1));
  const others = <T>(cells: readonly T[]) => cells.filter((_, index) => !isMonth.has(index));
  return {
    isYearMissing,
    header: { ...header, headers: [...others(header.headers), MONTH_HEADER, VALUE_HEADER] },
    rowsOf: (row) => {
      const kept = others(Array.from({ length: width }, (_, index) => row.cells[index] ?? null));
      const filled = columns.filter(({ column }) => cellText(row.cells[column - 1]) !== '');
      if (filled.length === 0) return [{ ...row, cells: [...kept, null, null] }];
      return filled.map(({ column, period }) => {
        return { ...row, cells: [...kept, period, row.cells[column - 1] ?? null] };
      });
    },
  };
}

/** The whole table, turned below its header. */
export function turnedTable(source: RawTable, { header, rowsOf }: Turning): RawTable {
  const lastHeaderLine = header.lines.at(-1) ?? 0;
  const { parts: _parts, ...whole } = source;
  return {
    ...whole,
    async *rows(options) {
      for await (const row of source.rows(options)) {
        if (row.line <= lastHeaderLine || row.refusal !== undefined) yield row;
        else yield* rowsOf(row);
      }
    },
  };
}

/** Refuses imports.months_across for a sheet with one column a month that the kind cannot be read from; null otherwise. */
export function monthsAcross(headers: readonly (string | null)[]): Refused | null {
  const months = headers.filter((header) => header !== null && monthOf(header) !== null);
  if (months.length < MONTHS_MIN) return null;
  const [first, last] = [months[0] ?? '', months.at(-1) ?? ''];
  return refused('imports.months_across', { count: months.length, first, last });
}

type NamedMonth = { readonly code: string | null; readonly month: number | null };

/** "janv. 2026", "CA 03/2026" and "Objectif mars" name a month; "Marge" does not. */
function monthOf(header: string): NamedMonth | null {
  const code = monthOfYear(header.trim());
  if (code !== null) return { code, month: null };
  const words = wordsOf(header);
  if (words.length > 3) return null;
  const months = words.flatMap((word) => (word.length <= 9 ? (monthNamed(word) ?? []) : []));
  return months.length === 1 ? { code: null, month: months[0] ?? null } : null;
}
