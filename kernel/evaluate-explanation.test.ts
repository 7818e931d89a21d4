import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amount } from './amount.ts';
import { applyOperation } from './apply-operation.ts';
import { decimal } from './decimal.ts';
import { evaluateExplanation, findContradictions } from './evaluate-explanation.ts';
import type { Explanation, StepNode, SumNode } from './explanation.ts';
import { decodeExplanation, encodeExplanation } from './explanation-json.ts';
import { percentage } from './percentage.ts';
import { plainDate } from './plain-date.ts';
import { equalQuantities } from './quantity.ts';
import type { Quantity } from './quantity.ts';
import { refused } from './result.ts';

const label = { key: 'kernel.test', args: {} };
const rule = { code: 'commission', version: '1' };
const euros = (text: string): Quantity => ({ kind: 'amount', amount: amount(text, 'EUR') });
const ratio = (text: string): Quantity => ({ kind: 'percentage', ratio: percentage(text) });
const number = (text: string): Quantity => ({ kind: 'decimal', value: decimal(text) });
const source = (value: Quantity): Explanation => ({
  kind: 'source',
  label,
  value,
  place: { document: 'orders.csv', line: 2 },
});
const parameter = (value: Quantity): Explanation => ({ kind: 'parameter', label, value, rule });
const sum = (value: Quantity, rows: readonly Explanation[] | null, count = rows?.length ?? 0): SumNode => ({
  kind: 'sum',
  label,
  value,
  rows,
  count,
  rowStreamHash: '',
  artefact: null,
  filter: {},
});

const commission = (stated: string): StepNode => ({
  kind: 'step',
  operation: 'round',
  label,
  rule,
  value: euros(stated),
  rounding: { mode: 'half-even', scale: 2 },
  inputs: [
    {
      kind: 'step',
      operation: 'multiply',
      label,
      rule,
      value: euros('4.5045'),
      inputs: [
        sum(euros('150.15'), [source(euros('100')), source(euros('50.15'))]),
        parameter(ratio('0.03')),
      ],
    },
  ],
});

describe('evaluating an explanation', () => {
  it('recomputes the value from the leaves alone', () => {
    const evaluated = evaluateExplanation(commission('999'));
    expect(evaluated.ok && equalQuantities(evaluated.value, euros('4.50'))).toBe(true);
  });

  it('finds the node that does not follow from what is below it', () => {
    expect(findContradictions(commission('4.50'))).toEqual([]);
    expect(findContradictions(commission('4.51'))).toMatchObject([{ path: [], stated: euros('4.51') }]);
    const wrongSum = sum(euros('1'), [source(euros('2'))]);
    const step: Explanation = {
      kind: 'step',
      operation: 'identity',
      label,
      rule,
      inputs: [wrongSum],
      value: euros('2'),
    };
    expect(findContradictions(step).map(({ path }) => path)).toEqual([[0]]);
  });

  it('takes a sum opened by page as it states itself, and a shown one by its rows', () => {
    const paged = evaluateExplanation(sum(euros('12'), null, 80));
    expect(paged.ok && equalQuantities(paged.value, euros('12'))).toBe(true);
    expect(evaluateExplanation(sum(euros('2'), [source(euros('2'))], 3))).toMatchObject({
      refusal: { code: 'kernel.explanation_row_count', args: { expected: 3, found: 1 } },
    });
    const empty = evaluateExplanation(sum(euros('7'), []));
    expect(empty.ok && equalQuantities(empty.value, euros('0'))).toBe(true);
  });

  it('passes on the refusal of an issue that has no value', () => {
    const { refusal } = refused('compensation.quota_missing', { period: '2026-Q1' });
    const issue: Explanation = { kind: 'issue', label, value: null, refusal };
    expect(evaluateExplanation(issue)).toEqual({ ok: false, refusal });
    expect(findContradictions(issue)).toEqual([]);
  });
});

describe('an operation', () => {
  it.each([
    ['add', [euros('1'), euros('2.50')], euros('3.50')],
    ['subtract', [euros('5'), euros('1'), euros('2')], euros('2')],
    ['multiply', [euros('200'), ratio('0.05'), number('2')], euros('20')],
    ['multiply', [ratio('0.5'), ratio('0.5')], ratio('0.25')],
    [
      'multiply',
      [{ kind: 'decimal', value: decimal('8'), unit: 'transactions' }, ratio('0.5')],
      { kind: 'decimal', value: decimal('4'), unit: 'transactions' },
    ],
    ['minimum', [euros('5'), euros('3')], euros('3')],
    ['maximum', [euros('5'), euros('3')], euros('5')],
    ['select', [euros('5'), euros('5'), number('1'), number('0')], number('1')],
    ['select', [euros('4.99'), euros('5'), number('1'), number('0')], number('0')],
    ['slice', [euros('150'), euros('100')], euros('50')],
    ['slice', [euros('150'), euros('50'), euros('100')], euros('50')],
    ['slice', [euros('40'), euros('50'), euros('100')], euros('0')],
    ['identity', [number('4')], number('4')],
  ] as const)('%s has its defined value, case %#', (operation, inputs, expected) => {
    const result = applyOperation(operation, inputs);
    expect(result.ok && equalQuantities(result.value, expected)).toBe(true);
  });

  it('divides two of one kind into a percentage, with its rounding', () => {
    const result = applyOperation('divide', [euros('1'), euros('3')], { mode: 'half-even', scale: 6 });
    expect(result.ok && equalQuantities(result.value, ratio('0.333333'))).toBe(true);
  });

  it.each([
    ['add', [euros('1'), number('1')]],
    ['add', [euros('1'), { kind: 'amount', amount: amount('1', 'USD') }]],
    ['add', []],
    ['multiply', [euros('1'), euros('1')]],
    ['divide', [euros('1'), euros('0')]],
    ['divide', [number('1'), euros('2')]],
    ['round', [euros('1.5')]],
    ['slice', [euros('1')]],
    ['select', [euros('1'), ratio('1'), number('1'), number('0')]],
    ['identity', [number('1'), number('2')]],
    ['maximum', [{ kind: 'date', date: plainDate('2026-01-01') }]],
  ] as const)('refuses %s of operands that do not fit it, case %#', (operation, inputs) => {
    const rounding = operation === 'divide' ? ({ mode: 'half-even', scale: 6 } as const) : undefined;
    expect(applyOperation(operation, inputs, rounding)).toMatchObject({
      refusal: { code: 'kernel.explanation_operands' },
    });
  });

  it('cuts a value into slices that sum to it, each part in one slice', () => {
    const cents = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(cents, fc.uniqueArray(cents, { minLength: 1, maxLength: 6 }), (value, bounds) => {
        const lower = [0, ...bounds.filter((bound) => bound > 0)]
          .toSorted((a, b) => a - b)
          .map((bound) => number(String(bound)));
        const slices = lower.map((from, index) => {
          const upper = lower[index + 1];
          return applyOperation('slice', [
            number(String(value)),
            from,
            ...(upper === undefined ? [] : [upper]),
          ]);
        });
        const total = applyOperation(
          'add',
          slices.flatMap((slice) => (slice.ok ? [slice.value] : [])),
        );
        return total.ok && equalQuantities(total.value, number(String(value)));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('an explanation as JSON', () => {
  it('comes back as it was, dates, amounts and long numbers included', () => {
    const dated: Explanation = {
      kind: 'step',
      operation: 'add',
      label: {
        key: 'kernel.test',
        args: { name: 'A1', date: { kind: 'date', date: plainDate('2026-03-05') } },
      },
      rule,
      inputs: [commission('4.50'), source(euros('123456789012345678901234567890.10'))],
      value: euros('123456789012345678901234567894.60'),
    };
    const text = JSON.stringify(encodeExplanation(dated));
    const back = decodeExplanation(JSON.parse(text));
    expect(JSON.stringify(encodeExplanation(back))).toBe(text);
    expect(findContradictions(back)).toEqual([]);
    expect(back.label.args['date']).toEqual({ kind: 'date', date: plainDate('2026-03-05') });
  });
});
