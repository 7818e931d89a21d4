// A line of a run as text: its canonical row for the hash of the run, and its cells for the database's copy.
import { canonicalRow, type CanonicalValue } from '@cordee/kernel';
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
export function lineTexts(lines: Iterable<NewLine>): LineTexts {
  const texts = openLineTexts();
  for (const line of lines) texts.add(line);
  return texts.take();
}

/** Line by line, for whoever does not hold them all. */
export function openLineTexts(): { add(line: NewLine): void; take(): LineTexts } {
  const [canonical, copied]: [string[], string[]] = [[], []];
  return {
    add: (line) => {
      canonical.push(canonicalRow(canonicalLine(line)));
      copied.push(copiedLine(line));
    },
    take: () => ({ canonical: ended(canonical), copied: ended(copied), count: canonical.length }),
  };
}

const ended = (lines: readonly string[]): string => (lines.length === 0 ? '' : `${lines.join('\n')}\n`);

const figure = (text: string | null) => (text === null ? null : { decimal: text });

function canonicalLine(line: NewLine): readonly CanonicalValue[] {
  const { planCode, periodCode } = line.origin;
  const values: CanonicalValue[] = [
    line.payeeCode,
    line.ordinal,
    line.component,
    figure(line.measured),
    figure(line.quota),
    figure(line.attainment),
    figure(line.earned),
    line.payable,
    line.issue,
  ];
  if (line.kind !== 'component') values.push(line.kind, planCode, periodCode);
  return values;
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
  return cells.map(copiedCell).join('\t');
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
