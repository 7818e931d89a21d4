import { describe, expect, test } from 'vitest';

import { addEvidence, isSettled, noEvidence, styleOf } from './column-style.ts';
import type { FieldType } from '../import-target.ts';
import type { RawCell } from './raw-table.ts';

const hint = { decimalMark: 'comma', dateOrder: 'dmy' } as const;

function found(type: FieldType, ...cells: readonly RawCell[]) {
  const evidence = noEvidence();
  for (const cell of cells) addEvidence(evidence, type, cell);
  return { ...styleOf(evidence, type, hint), settled: isSettled(evidence, type) };
}

describe('how a column writes its numbers', () => {
  test.each([
    ['point', ['1,234', '1,234.50']],
    ['comma', ['1.234', '12,5']],
    ['point', ['20565.6206']],
    ['comma', ['1.234.567']],
    ['point', ['0.500']],
  ] as const)('%s is evident from %j', (decimalMark, cells) => {
    expect(found('amount', ...cells)).toMatchObject({ style: { decimalMark }, evident: true, settled: true });
  });

  test('1.234 alone is left open, follows the rest of the file, and is said to be unclear', () => {
    expect(found('amount', '1.234', '5.678')).toEqual({
      style: { decimalMark: 'comma' },
      evident: false,
      settled: false,
    });
  });

  test('whole numbers leave nothing to decide', () => {
    expect(found('amount', '12', '1 500')).toMatchObject({ evident: true });
  });
});

describe('how a column orders its dates', () => {
  test('a day past 12 decides', () => {
    expect(found('date', '01/02/2026', '13/02/2026')).toMatchObject({
      style: { dateOrder: 'dmy' },
      evident: true,
    });
    expect(found('date', '01/02/2026', '02/13/2026')).toMatchObject({
      style: { dateOrder: 'mdy' },
      evident: true,
    });
  });

  test('days up to 12 only are unclear, ISO and typed dates are not', () => {
    expect(found('date', '01/02/2026')).toMatchObject({ style: { dateOrder: 'dmy' }, evident: false });
    expect(found('date', '2026-02-01', { kind: 'date', text: '2026-02-01' })).toMatchObject({
      evident: true,
    });
    expect(found('date', '05/05/2026')).toMatchObject({ evident: true });
  });
});

describe('how a column writes its percentages', () => {
  test('values past 1 are percents, a sign says so too, small bare ones are ratios to confirm', () => {
    expect(found('percentage', '80', '100')).toMatchObject({
      style: { percentageUnit: 'percent' },
      evident: true,
    });
    expect(found('percentage', '1,2 %')).toMatchObject({
      style: { percentageUnit: 'percent' },
      evident: true,
    });
    expect(found('percentage', '0.012', '0.015')).toMatchObject({
      style: { percentageUnit: 'ratio' },
      evident: false,
    });
  });
});
