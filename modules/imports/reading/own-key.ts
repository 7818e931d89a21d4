import { wordsOf } from '../values/compare-words.ts';
import type { FoundColumn, Proposal } from '../preview/import-preview.ts';
import type { ImportTarget } from '../import-target.ts';
import { cellText, type RawRow } from './raw-table.ts';

/** What a column is called whose values tell its rows apart. */
const NAMING = new Set([
  'id',
  'no',
  'numero',
  'number',
  'code',
  'ref',
  'reference',
  'ligne',
  'line',
  'row',
  'key',
  'cle',
]);
const ROWS_MIN = 3;

/**
 * The lines of an order share the order's number: as the key of each record it would turn away all lines but the first.
 * Where the key proposed repeats and a column left over tells every row apart, that column is the key, to be looked at.
 */
export function withOwnKey(
  proposals: readonly Proposal[],
  columns: readonly FoundColumn[],
  rows: readonly RawRow[],
  target: ImportTarget,
): readonly Proposal[] {
  const [key = ''] = target.naturalKey;
  const proposed = proposals.find(({ field }) => field === key && key.endsWith('_code'));
  if (proposed === undefined || rows.length < ROWS_MIN) return proposals;
  const keyColumns = proposals.filter(({ field }) => target.naturalKey.includes(field));
  if (isDistinct(rows, keyColumns)) return proposals;
  const own = columns.find(
    ({ column, header }) =>
      !proposals.some((each) => each.column === column) &&
      wordsOf(header ?? '').some((word) => NAMING.has(word)) &&
      isDistinct(rows, [{ column }]),
  );
  if (own === undefined) return proposals;
  const instead: Proposal = { field: proposed.field, column: own.column, confidence: 0.6, reason: 'content' };
  return proposals.map((each) => (each === proposed ? instead : each));
}

/** A row that stands twice as a whole says nothing against its key. */
function isDistinct(rows: readonly RawRow[], key: readonly { readonly column: number }[]): boolean {
  const whole = new Map<string, string>();
  return rows.every(({ cells }) => {
    const value = key.map(({ column }) => cellText(cells[column - 1])).join('\n');
    const content = cells.map(cellText).join('\n');
    const known = whole.get(value);
    whole.set(value, content);
    return value.trim() !== '' && (known === undefined || known === content);
  });
}
