import {
  amount,
  currency,
  decimal,
  evaluateExplanation,
  findContradictions,
  percentage,
} from '@cordee/kernel';
import type { Explanation } from '@cordee/kernel';
import { describe, expect, it } from 'vitest';
import { checkFormula } from '../check/check-formula.ts';
import { ANY_KIND, calculate, checkText } from '../formula.test-support.ts';
import { parseFormula } from '../read/parse-formula.ts';
import { EXAMPLE_ROW } from '../functions/example-fields.ts';
import { outcomeText } from '../value-text.test-support.ts';
import { explainFormula } from './evaluate-formula.ts';

const euros = (text: string) => ({ kind: 'amount', amount: amount(text, 'EUR') }) as const;
const RULE = { code: 'commission', version: '7' };

describe('a calculation', () => {
  it('is exact at any size', () => {
    const row = {
      amount: euros('999999999999.9999'),
      rate: { kind: 'percentage', ratio: percentage('0.12345678') },
    } as const;
    expect(calculate('amount * rate', row)).toBe('123456779999.999987654322 EUR');
  });

  it.each([
    ['1 / 3', '0.333333333333'],
    ['2 / 3', '0.666666666667'],
    ['0.0000000000005 / 1', '0'],
    ['0.0000000000015 / 1', '0.000000000002'],
    ['-0.0000000000005 / 1', '0'],
  ])('divides to twelve digits, half to even: %s is %s', (text, value) => {
    expect(calculate(text)).toBe(value);
  });

  it.each([
    ['ROUND(2.5, 0)', '3'],
    ['ROUND(-2.5, 0)', '-3'],
    ['ROUNDUP(-2.1, 0)', '-3'],
    ['ROUNDDOWN(-2.9, 0)', '-2'],
    ['INT(-2.1)', '-3'],
  ])('rounds as a spreadsheet does: %s is %s', (text, value) => {
    expect(calculate(text)).toBe(value);
  });

  it.each([
    ['amount + 1', 'formula.value_missing'],
    ['score / (score - score)', 'formula.division_by_zero'],
    ['IFS(score > 100, 1)', 'formula.no_case'],
    ['IF(amount > 1, 1, 2)', 'formula.value_missing'],
    ['MAX(amount, 1)', 'formula.value_missing'],
    ['ISBLANK(amount)', 'true'],
    ['IFERROR(amount, 5)', '5 EUR'],
    ['IF(ISBLANK(amount), 0, amount)', '0 EUR'],
    ['AND(amount > 1, FALSE)', 'false'],
    ['AND(amount > 1, TRUE)', 'formula.value_missing'],
    ['OR(amount > 1, TRUE)', 'true'],
    ['IN(score, amount / quota, score)', 'formula.units_differ'],
    ['IN(amount, 1, 2)', 'formula.value_missing'],
    ['IN(quota, amount, 10000)', 'true'],
    ['IN(quota, amount, 2)', 'formula.value_missing'],
  ])('without an amount, %s gives %s', (text, outcome) => {
    expect(calculate(text, { amount: null })).toBe(outcome);
  });

  it('does not calculate the branch that is not taken', () => {
    expect(calculate('IF(score > 100, 1 / (score - score), 7)')).toBe('7');
  });

  it('tells characters as people count them, not as machines store them', () => {
    const row = { segment: { kind: 'text', text: 'é🤦d' } } as const;
    expect(calculate('LEFT(segment, 2)', row)).toBe('é🤦');
    expect(calculate('RIGHT(segment, 2)', row)).toBe('🤦d');
    expect(calculate('LEN(segment)', row)).toBe('3');
    expect(calculate('RIGHT(segment, 0)', row)).toBe('');
    expect(calculate('segment = "E🤦d"', row)).toBe('false');
  });

  it.each([
    ['EDATE(DATE(2026, 1, 31), 1)', '2026-02-28'],
    ['EOMONTH(DATE(2024, 1, 31), 1)', '2024-02-29'],
    ['EOMONTH(DATE(2026, 3, 31), -1)', '2026-02-28'],
    ['WEEKDAY(DATE(2026, 3, 1))', '7'],
    ['DAYS(DATE(2026, 3, 1), DATE(2026, 2, 1))', '28'],
    ['QUARTER(DATE(2026, 12, 31))', '4'],
  ])('%s is %s', (text, value) => {
    expect(calculate(text)).toBe(value);
  });
});

function explained(text: string, row = {}): Explanation {
  const checked = checkText(text);
  if (!checked.ok) throw new Error(JSON.stringify(checked.refusal));
  const node = explainFormula(checked.value, { ...EXAMPLE_ROW, ...row }, RULE);
  if (!node.ok) throw new Error(node.refusal.code);
  return node.value;
}

describe('an explanation', () => {
  it('opens the amount down to the fields and the written figures', () => {
    expect(explained('IF(amount > 1000, amount * 3%, 0)')).toMatchObject({
      kind: 'step',
      operation: 'select',
      rule: RULE,
      inputs: [
        {
          operation: 'select',
          inputs: [{ value: euros('1000') }, { kind: 'source', place: { column: 'amount' } }, {}, {}],
        },
        {},
        {
          operation: 'multiply',
          inputs: [
            { kind: 'source', label: { key: 'formula.field', args: { name: 'montant' } } },
            { kind: 'parameter', value: { kind: 'percentage' } },
          ],
        },
        { kind: 'parameter', label: { key: 'formula.not_taken' }, value: euros('0') },
      ],
    });
  });

  it('goes on below a figure that has its own', () => {
    const sum: Explanation = {
      kind: 'step',
      operation: 'add',
      label: { key: 'compensation.quota_lines', args: {} },
      rule: RULE,
      value: euros('300'),
      inputs: ['100', '200'].map((text) => ({
        kind: 'source',
        label: { key: 'compensation.quota', args: {} },
        value: euros(text),
        place: { line: 2 },
      })),
    };
    const node = explained('quota * 10%', { quota: sum });
    expect(node).toMatchObject({ inputs: [sum, {}] });
    const again = evaluateExplanation(node);
    expect(outcomeText(again)).toBe('30 EUR');
  });

  it('names a field by its own message where it has one', () => {
    const type = { kind: 'amount', currency: currency('EUR') } as const;
    const quota = {
      code: 'quota',
      names: { fr: 'objectif', en: 'quota' },
      type,
      label: 'compensation.quota',
    };
    const environment = { fields: [quota] };
    const parsed = parseFormula('quota', { locale: 'en' });
    const checked = parsed.ok ? checkFormula(parsed.value, environment, ANY_KIND) : parsed;
    if (!checked.ok) throw new Error(JSON.stringify(checked.refusal));
    expect(explainFormula(checked.value, EXAMPLE_ROW, RULE)).toMatchObject({
      value: { kind: 'source', label: { key: 'compensation.quota', args: {} } },
    });
  });

  it('passes on why a figure of the row has no value', () => {
    const refusal = { code: 'compensation.quota', args: {} };
    const issue: Explanation = { kind: 'issue', label: { key: 'x', args: {} }, value: null, refusal };
    expect(calculate('quota + 1', { quota: issue })).toBe('compensation.quota');
  });

  it('turns false when a leaf is altered', () => {
    const node = explained('amount * 3%');
    if (node.kind !== 'step') throw new Error('a product is a step');
    const [first, ...others] = node.inputs;
    const altered = { ...node, inputs: [{ ...first, value: euros('1') } as Explanation, ...others] };
    expect(findContradictions(altered)).toHaveLength(1);
  });

  it('tells a condition as one or nothing', () => {
    expect(explained('score = 7.5').value).toEqual({ kind: 'decimal', value: decimal('1') });
    expect(explained('score <> 7.5').value).toEqual({ kind: 'decimal', value: decimal('0') });
  });
});
