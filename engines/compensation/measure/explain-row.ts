import type { Explanation } from '@cordee/kernel';
import type { MeasuredRow } from './measured-value.ts';

/** The node of a measured row: where it was read, and what it adds to the measure. */
export function explainRow(row: MeasuredRow): Explanation {
  const args = { code: row.code, date: { kind: 'date', date: row.date } } as const;
  return {
    kind: 'source',
    label: { key: `compensation.kind_${row.kind}`, args },
    value: row.value,
    place: row.place,
  };
}
