import { ok, refused } from '@cordee/kernel';
import type { Refusal, Result } from '@cordee/kernel';

import { findHeader, type FoundHeader } from '../reading/find-header.ts';
import { asProposed, type GivenMapping } from '../mapping/given-mapping.ts';
import type { ImportPreview } from './import-preview.ts';
import type { ImportTarget } from '../import-target.ts';
import { proposeMapping } from '../mapping/propose-mapping.ts';
import { cellText, type RawRow, type RawTable } from '../reading/raw-table.ts';
import type { ReadRow } from '../reading/read-row.ts';
import { headerFor, readRows } from '../reading/read-rows.ts';
import { recogniseNoise } from '../reading/recognise-noise.ts';
import { unfedFields } from '../reading/resolve-columns.ts';
import { firstRows } from '../reading/sample-rows.ts';
import { proposeMonths, type Look } from '../mapping/propose-months.ts';
import { monthsAcross, turningOf } from '../reading/turn-months.ts';

const PREVIEW_ROWS = 20;
const SURE = 0.6;

/**
 * Everything the wizard shows before anything is written: where the header stands, which column feeds which field and
 * why (or by the mapping given), how numbers and dates are written, and the first rows read that way. Refuses imports.header_only and
 * imports.months_across; what a person can still decide is a warning or a missing field.
 */
export async function previewImport(
  source: RawTable,
  target: ImportTarget,
  { sheet: asked, given }: { readonly sheet?: string; readonly given?: GivenMapping } = {},
): Promise<Result<ImportPreview>> {
  const sheet = given?.mapping.sheet ?? asked ?? (await likeliestSheet(source, target));
  const first = await firstRows(source, sheet);
  if (!first.ok) return first;
  const sample = first.value;
  const found = given ? headerFor(given.mapping, sample, target) : ok(findHeader(sample, target));
  if (!found.ok) return found;
  const header = found.value;
  const data = sample.filter((row) => row.line > (header.lines.at(-1) ?? 0));
  if (data.length === 0) return refused('imports.header_only', {}, { line: header.lines[0] ?? 1 });
  const noise = { headers: header.headers, requiredColumns: [] };
  const records = data.filter((row) => recogniseNoise(row.cells, noise) === null);
  const look = { header, records, above: [sheet ?? '', ...sample.map(titleOf(header))] };
  const proposed = given ? proposedAs(given, look) : proposedAnew(look, target);
  const mapping = sheet === null ? proposed.mapping : { ...proposed.mapping, sheet };
  const missing = unfedFields(mapping, target);
  const across = missing.length === 0 ? null : monthsAcross(header.headers);
  if (across !== null && mapping.months === undefined) return across;
  const { isYearMissing } = proposed;
  const isReadable = missing.length === 0 && !isYearMissing;
  const reading = isReadable ? await readRows(source, mapping, target) : null;
  if (reading !== null && !reading.ok) return reading;
  const styles = reading?.value.styles ?? [];
  return ok({
    sheet,
    headerLines: header.lines,
    columns: proposed.columns,
    mapping,
    isYearMissing,
    proposals: proposed.proposals,
    styles,
    rows: reading === null ? [] : await firstOf(reading.value.rows),
    missing,
    warnings: [
      ...source.warnings,
      ...(header.lines.length === 0 ? [refused('imports.header_not_found').refusal] : []),
      ...doubts(proposed.proposals),
      ...styles.filter((style) => !style.evident).map((style) => unclearStyle(style, proposed.columns)),
    ],
  });
}

type Proposed = ReturnType<typeof proposeMapping> & { readonly isYearMissing: boolean };

function proposedAs(given: GivenMapping, { header, records }: Look): Proposed {
  const turning = given.mapping.months ? turningOf(header, given.mapping.months) : null;
  const proposed = turning
    ? asProposed(given, turning.header, records.flatMap(turning.rowsOf))
    : asProposed(given, header, records);
  return { ...proposed, isYearMissing: turning?.isYearMissing ?? false };
}

/** One column a month is turned where the kind lacks what the months would tell. */
function proposedAnew(look: Look, target: ImportTarget): Proposed {
  const plain = proposeMapping(look.header, look.records, target);
  const turned = unfedFields(plain.mapping, target).length > 0 ? proposeMonths(look, target) : null;
  return turned ?? { ...plain, isYearMissing: false };
}

/** What stands above the header, where a year may be told. */
const titleOf =
  ({ lines }: FoundHeader) =>
  ({ line, cells }: RawRow): string =>
    line < (lines[0] ?? 0) ? cells.map(cellText).join(' ') : '';

/** Workbooks open on a cover or a note as often as on the table: the sheet whose columns are recognised best. */
async function likeliestSheet(source: RawTable, target: ImportTarget): Promise<string | null> {
  let best = source.sheets[0] ?? null;
  let bestTrust = 0;
  for (const sheet of source.sheets.length > 1 ? source.sheets : []) {
    const sample = await firstRows(source, sheet);
    if (!sample.ok) continue;
    const header = findHeader(sample.value, target);
    const { proposals } = proposeMapping(header, sample.value, target);
    const trust = header.lines.length === 0 ? 0 : proposals.reduce((sum, one) => sum + one.confidence, 0);
    if (trust > bestTrust) [best, bestTrust] = [sheet, trust];
  }
  return best;
}

async function firstOf(rows: AsyncIterable<ReadRow>): Promise<ReadRow[]> {
  const first: ReadRow[] = [];
  for await (const row of rows) {
    first.push(row);
    if (first.length === PREVIEW_ROWS) break;
  }
  return first;
}

function doubts(proposals: ImportPreview['proposals']): Refusal[] {
  return proposals
    .filter((one) => one.confidence <= SURE)
    .map((one) => {
      const code = one.reason === 'identifies' ? 'imports.name_identifies' : 'imports.proposal_unsure';
      return refused(code, { field: one.field, column: one.column }).refusal;
    });
}

function unclearStyle(style: ImportPreview['styles'][number], columns: ImportPreview['columns']): Refusal {
  const column = columns[style.column - 1]?.header ?? String(style.column);
  if (style.style.dateOrder !== undefined) {
    return refused('imports.date_order_unclear', { column, order: style.style.dateOrder }).refusal;
  }
  if (style.style.percentageUnit !== undefined) {
    return refused('imports.percentage_unit_unclear', { column, unit: style.style.percentageUnit }).refusal;
  }
  return refused('imports.decimal_mark_unclear', { column, mark: style.style.decimalMark ?? 'comma' })
    .refusal;
}
