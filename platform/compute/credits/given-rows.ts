import { invariant } from '@cordee/kernel';
import type { Parameters } from '../query/parameters.ts';

/** The day after all others, in both engines: an interval without an end is joined as any other. */
export const endless = 'infinity';

export type GivenColumns = Readonly<Record<string, string>>;

/**
 * Rows that the caller holds (who has the plan, who reports to whom), as a common table: one parameter of text, cut by
 * the engine, so that a hundred thousand payees are one value. Null is an empty cell.
 */
export function givenRows(
  columns: GivenColumns,
  rows: readonly (readonly (string | number | null)[])[],
  parameters: Parameters,
): string {
  const text = rows.map((row) => row.map(cellOf).join('\t')).join('\n');
  const lines = `unnest(string_to_array(nullif(${parameters.bind(text, 'text')}, ''), chr(10)))`;
  const cells = Object.entries(columns).map(
    ([name, type], index) =>
      `cast(nullif(split_part(line, chr(9), ${index + 1}), '') as ${type}) as "${name}"`,
  );
  return `(select ${cells.join(', ')} from (select ${lines} as line) given)`;
}

function cellOf(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  invariant(!/[\t\n]/.test(text), 'a given row has no tab and no line break', { text });
  return text;
}
