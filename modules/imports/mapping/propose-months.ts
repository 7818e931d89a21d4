import type { FoundHeader } from '../reading/find-header.ts';
import type { Proposal } from '../preview/import-preview.ts';
import type { ImportTarget } from '../import-target.ts';
import type { Mapping } from './mapping.ts';
import { proposeMapping } from './propose-mapping.ts';
import type { RawRow } from '../reading/raw-table.ts';
import { MONTH_HEADER, turningOf, VALUE_HEADER } from '../reading/turn-months.ts';

/** The first rows of a sheet below their header, and what is written above it. */
export type Look = {
  readonly header: FoundHeader;
  readonly records: readonly RawRow[];
  readonly above: readonly string[];
};

/** A sheet with one column a month, proposed as one row a month; null for any other, or where the kind has no months. */
export function proposeMonths(
  { header, records, above }: Look,
  target: ImportTarget,
): (ReturnType<typeof proposeMapping> & { readonly isYearMissing: boolean }) | null {
  const year = yearIn(above);
  const months = year === null ? {} : { year };
  const turning = turningOf(header, months);
  if (turning === null || target.months === undefined) return null;
  const { period, value } = target.months;
  const others = { ...target, fields: target.fields.filter(({ code }) => code !== period && code !== value) };
  const { mapping, proposals, columns } = proposeMapping(
    turning.header,
    records.flatMap(turning.rowsOf),
    others,
  );
  const told = [
    { field: period, header: MONTH_HEADER },
    { field: value, header: VALUE_HEADER },
  ];
  const width = turning.header.headers.length;
  const fields: Mapping['fields'] = {
    ...mapping.fields,
    ...Object.fromEntries(
      told.map(({ field, header: name }) => [field, { from: 'column' as const, column: { header: name } }]),
    ),
  };
  return {
    columns,
    isYearMissing: turning.isYearMissing,
    mapping: { ...mapping, months, fields },
    proposals: [
      ...proposals,
      ...told.map(({ field }, index): Proposal => {
        return { field, column: width - 1 + index, confidence: 1, reason: 'months' };
      }),
    ],
  };
}

/** The one year that is written above the table; null where none is, or several are. */
function yearIn(texts: readonly string[]): number | null {
  const years = new Set(texts.flatMap((text) => text.match(/(?<!\d)20\d{2}(?!\d)/g) ?? []));
  const [year] = years;
  return years.size === 1 ? Number(year) : null;
}
