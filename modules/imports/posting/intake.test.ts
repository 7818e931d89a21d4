import { describe, expect, it } from 'vitest';
import { decimal, decimalText, entityId, ok, plus, refused } from '@cordee/kernel';
import type { Posting } from '../import-poster.ts';
import type { ImportIssue } from '../import-record.ts';
import type { IncomingRow } from '../import-store.ts';
import { openIntake, takeIn } from './intake.ts';
import type { ReadRow } from '../reading/read-row.ts';

const someone = entityId('00000000-0000-8000-8000-000000000001');
const place = (line: number) => ({ line, record: line, raw: [`cell ${line}`] });
const accepted = (line: number): ReadRow => ({ kind: 'row', ...place(line), values: {}, repairs: [] });

/** Line 2 counts for someone, 3 for nobody, 4 is refused by the module. */
const posting: Posting = {
  post: ({ line }) => {
    if (line === 4) return refused('quotas.seller_unknown', { seller: 'ZZ' }, { line });
    const own = { entityId: someone, effectiveFrom: '0001-01-01', line, values: {} };
    return ok({ own, creditedTo: line === 2 ? someone : null });
  },
};

const reason = { code: 'imports.excluded_total', args: {} };
const incoming: readonly IncomingRow[] = [
  { row: accepted(2), amount: decimal('10.50') },
  { row: accepted(3), amount: decimal('7') },
  { row: accepted(4), amount: decimal('1') },
  { row: { kind: 'rejected', ...place(5), values: {}, refusals: [] }, amount: decimal('2') },
  { row: { kind: 'excluded', ...place(6), values: {}, reason }, amount: null },
];

function takeAll() {
  const issues: ImportIssue[] = [];
  const intake = openIntake((issue) => void issues.push(issue));
  const posted = incoming.map((row) => takeIn(intake, posting, row));
  return { intake, issues, lines: posted.flatMap((row) => (row?.own ? [row.own.line] : [])) };
}

describe('the intake of a file', () => {
  it('takes every record once and closes its bridge', () => {
    const { intake, lines } = takeAll();
    const { file, ...parts } = intake.sums;
    expect(lines).toEqual([2, 3]);
    expect(intake.counts).toEqual({ read: 5, rejected: 2, excluded: 1 });
    expect(decimalText(file)).toBe('20.50');
    expect(decimalText(Object.values(parts).reduce(plus))).toBe('20.50');
    expect([parts.credited, parts.creditedToNobody].map(decimalText)).toEqual(['10.50', '7']);
  });

  it('keeps the cells of a row that the module turned away, to be corrected and sent again', () => {
    const refusedByModule = takeAll().issues.find(({ line }) => line === 4);
    expect(refusedByModule).toMatchObject({ disposition: 'rejected', raw: ['cell 4'] });
  });
});
