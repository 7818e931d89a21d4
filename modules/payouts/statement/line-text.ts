// A line of a run as text: its canonical row for the hash of the run, and its cells for the database's copy.
import { canonicalRow, decimal, type CanonicalValue } from '@cordee/kernel';
import type { NewLine } from '../run-store.ts';

/** The columns of a copied line, in their order. */
export const lineColumns = [
  'payee_id',
  'ordinal',
  'kind',
  'origin_plan',
  'origin_period',
  'adjustment_id',
  'component',
  'measured',
  'quota',
  'attainment',
  'earned',
  'payable_minor',
  'currency',
  'issue',
] as const;

/** Lines of one or more payees, on their way to the hash and to the database. */
export type LineTexts = { readonly canonical: string; readonly copied: string; readonly count: number };

/** Rows in order of payee code and line: no id takes part, so that the same facts give the same hash everywhere. */
export function lineTexts(lines: readonly NewLine[]): LineTexts {
  const canonical = lines.map((line) => `${canonicalRow(canonicalLine(line))}\n`).join('');
  return { canonical, copied: lines.map(copiedLine).join(''), count: lines.length };
}

function canonicalLine(line: NewLine): readonly CanonicalValue[] {
  const figures = [line.measured, line.quota, line.attainment, line.earned].map((text) =>
    text === null ? null : decimal(text),
  );
  const { planCode, periodCode } = line.origin;
  const beside = line.kind === 'component' ? [] : [line.kind, planCode, periodCode];
  return [line.payeeCode, line.ordinal, line.component, ...figures, line.payable, line.issue, ...beside];
}

function copiedLine(line: NewLine): string {
  const isCorrection = line.kind === 'correction';
  const cells = [
    line.payeeId,
    line.ordinal,
    line.kind,
    isCorrection ? line.origin.planCode : null,
    isCorrection ? line.origin.periodCode : null,
    line.adjustmentId,
    line.component,
    line.measured,
    line.quota,
    line.attainment,
    line.earned,
    line.payable.minor,
    line.payable.currency,
    line.issue,
  ];
  return `${cells.map(copiedCell).join('\t')}\n`;
}

/** As PostgreSQL's COPY reads text: a backslash, a tab and a line break are written out. */
function copiedCell(value: string | number | bigint | null): string {
  if (value === null) return '\\N';
  if (typeof value !== 'string') return String(value);
  return mustEscape.test(value) ? value.replaceAll(/[\\\t\n\r]/g, (found) => escapes[found] ?? found) : value;
}

const mustEscape = /[\\\t\n\r]/;

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};
