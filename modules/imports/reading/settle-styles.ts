import { addEvidence, isSettled, noEvidence, styleOf } from './column-style.ts';
import type { ColumnStyle, DateOrder, DecimalMark, StyleEvidence } from './column-style.ts';
import type { FoundHeader } from './find-header.ts';
import type { FieldType } from '../import-target.ts';
import type { FoundStyle } from '../preview/import-preview.ts';
import type { RawTable } from './raw-table.ts';
import type { ResolvedField } from './resolve-columns.ts';

const STYLED: ReadonlySet<FieldType> = new Set(['amount', 'number', 'percentage', 'date']);

type Watched = {
  readonly resolved: ResolvedField;
  readonly column: number;
  readonly evidence: StyleEvidence;
};

/**
 * Finds how each column writes its numbers and dates, over the whole file where its first rows leave a doubt: 03/04/2026
 * may only become clear on the last line. What the user chose in the mapping wins.
 */
export async function settleStyles(
  source: RawTable,
  sheet: string | null,
  header: FoundHeader,
  fields: readonly ResolvedField[],
): Promise<{ readonly fields: readonly ResolvedField[]; readonly styles: readonly FoundStyle[] }> {
  const watched = fields.flatMap((resolved): Watched[] => {
    const column = resolved.source.from === 'column' ? resolved.columns[0] : undefined;
    return column === undefined || !STYLED.has(resolved.field.type)
      ? []
      : [{ resolved, column, evidence: noEvidence() }];
  });
  await gatherEvidence(source, sheet, header.lines.at(-1) ?? 0, watched);
  const hint = hintOf(source, watched);
  const styles = watched.map(({ resolved, column, evidence }): FoundStyle => {
    const found = styleOf(evidence, resolved.field.type, hint);
    const isChosen = Object.keys(resolved.style).length > 0;
    const style: ColumnStyle = { ...found.style, ...resolved.style };
    return { field: resolved.field.code, column, style, evident: found.evident || isChosen };
  });
  const settled = fields.map((resolved) => {
    const found = styles.find((style) => style.field === resolved.field.code);
    return found === undefined ? withConstantStyle(resolved) : { ...resolved, style: found.style };
  });
  return { fields: settled, styles };
}

async function gatherEvidence(
  source: RawTable,
  sheet: string | null,
  lastHeaderLine: number,
  watched: readonly Watched[],
): Promise<void> {
  let open = watched;
  for await (const row of source.rows(sheet === null ? {} : { sheet })) {
    if (open.length === 0) return;
    if (row.line <= lastHeaderLine || row.refusal !== undefined) continue;
    for (const one of open)
      addEvidence(one.evidence, one.resolved.field.type, row.cells[one.column - 1] ?? null);
    if (row.record % 200 === 0)
      open = watched.filter((one) => !isSettled(one.evidence, one.resolved.field.type));
  }
}

/** Files are written by one program in one locale: the columns that speak tell how to read those that do not. */
function hintOf(
  source: RawTable,
  watched: readonly Watched[],
): { decimalMark: DecimalMark; dateOrder: DateOrder } {
  const sum = (key: keyof StyleEvidence) => watched.reduce((total, { evidence }) => total + evidence[key], 0);
  const [comma, point] = [sum('comma'), sum('point')];
  const [dmy, mdy] = [sum('dmy'), sum('mdy')];
  const byDelimiter: DecimalMark = source.delimiter === ',' ? 'point' : 'comma';
  return {
    decimalMark: comma === point ? byDelimiter : comma > point ? 'comma' : 'point',
    dateOrder: mdy > dmy ? 'mdy' : 'dmy',
  };
}

/** A constant is written by the user in the mapping, the way mappings are: with a decimal point. */
function withConstantStyle(resolved: ResolvedField): ResolvedField {
  return resolved.source.from === 'constant'
    ? { ...resolved, style: { decimalMark: 'point', dateOrder: 'ymd', percentageUnit: 'ratio' } }
    : resolved;
}
