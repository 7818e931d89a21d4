import { currency, decimal, percentage } from '@cordee/kernel';
import { describe, expect, it } from 'vitest';
import { evaluateFormula } from '../evaluate/evaluate-formula.ts';
import { calculate, checkText, explainedText, refusalsOf } from '../formula.test-support.ts';
import { outcomeText } from '../value-text.test-support.ts';
import { checkFormula } from './check-formula.ts';
import { FORMULA_FORMAT } from '../formula.ts';
import { EXAMPLE_ENVIRONMENT, EXAMPLE_ROW } from '../functions/example-fields.ts';

const EUROS = { kind: 'amount', currency: currency('EUR') } as const;

describe('units', () => {
  it.each([
    ['amount + rate', ['formula.units_differ 9–13']],
    ['amount + 3%', ['formula.units_differ 9–11']],
    ['amount > "10"', ['formula.units_differ 9–13']],
    ['amount * quota', ['formula.product_of_units 9–14']],
    ['amount * [licences sold]', ['formula.product_of_units 9–24']],
    ['3 / amount', ['formula.quotient_of_units 0–10']],
    ['[licences sold] / amount', ['formula.quotient_of_units 0–24']],
    ['score + amount', ['formula.units_differ 8–14']],
    ['score + [licences sold]', ['formula.units_differ 8–23']],
    ['amount ^ 2', ['formula.product_of_units 0–6']],
    ['score ^ score', ['formula.integer_expected 8–13']],
    ['score ^ 13', ['formula.integer_expected 8–10']],
    ['rate > 80', ['formula.percentage_expected 7–9 → 80 %']],
    ['IF(amount, 1, 2)', ['formula.kind_expected 3–9']],
    ['IF(TRUE, amount, segment)', ['formula.units_differ 17–24']],
    ['segment > "A"', ['formula.text_not_ordered 0–7']],
    ['TRUE = FALSE', ['formula.condition_compared 0–4']],
    ['AND(amount > 1, 2)', ['formula.kind_expected 16–17']],
    ['segment & amount', ['formula.kind_expected 10–16']],
    ['ROUND(amount, score)', ['formula.integer_expected 14–19']],
    ['ROUND(segment, 2)', ['formula.number_expected 6–13']],
    ['DATE(2026, 2, 30)', ['formula.date_unknown 0–17']],
    ['LEFT(segment, 1.5)', ['formula.integer_expected 14–17']],
    ['ISBLANK(amount + 1)', ['formula.field_expected 0–19']],
    ['IFS(TRUE, 1, FALSE)', ['formula.cases_in_pairs 0–19']],
    ['amount / 0', ['formula.division_by_zero 9–10']],
    ['MAX(1 / (1 - 1), amount)', ['formula.division_by_zero 4–15']],
    ['(((score ^ 12) ^ 12) ^ 12)', [expect.stringContaining('formula.too_many_digits')]],
  ])('%s is refused in its place', (text, refusals) => {
    expect(refusalsOf(text)).toEqual(refusals);
  });

  it.each([
    ['amount / quota', 'percentage'],
    ['amount / [licences sold]', 'amount'],
    ['amount / rate', 'amount'],
    ['[licences sold] / [licences sold]', 'percentage'],
    ['[licences sold] * 2', 'decimal'],
    ['score / 3', 'decimal'],
    ['rate / 2', 'percentage'],
    ['score / rate', 'decimal'],
    ['rate * 2', 'percentage'],
    ['rate * score', 'decimal'],
    ['1 - rate', 'percentage'],
    ['MIN(rate, 1)', 'percentage'],
    ['2 * 3%', 'percentage'],
    ['IF(is_new, 0, amount)', 'amount'],
    ['MAX(amount, 2 * 500)', 'amount'],
  ])('%s gives one of kind %s', (text, kind) => {
    const checked = checkText(text);
    expect(checked.ok && checked.value.type.kind).toBe(kind);
  });

  it('takes written numbers in the unit that their place asks for', () => {
    expect(calculate('amount > 2 * 500')).toBe('true');
    expect(calculate('1 + 5%')).toBe('105 %');
    expect(calculate('rate * 2')).toBe('10 %');
    expect(calculate('[licences sold] + 3')).toBe('15 licences');
    expect(calculate('10 / 4 > 2')).toBe('true');
  });
});

describe('fields', () => {
  it.each([
    ['ammount * 2', ['formula.field_unknown_near 0–7 → amount']],
    ['zzzzzz', ['formula.field_unknown 0–6']],
    [
      'amont + quotta',
      ['formula.field_unknown_near 0–5 → amount', 'formula.field_unknown_near 8–14 → quota'],
    ],
  ])('%s names a field that is not there', (text, refusals) => {
    expect(refusalsOf(text)).toEqual(refusals);
  });

  it('are found in either language, without case and accents, and stored by their code', () => {
    for (const name of ['MONTANT', 'Montant', 'amount', '[ montant ]']) {
      const checked = checkText(name);
      expect(checked.ok && checked.value.formula.expression).toEqual({ kind: 'field', name: 'amount' });
    }
    expect(calculate('[Licences  Vendues]')).toBe('12 licences');
    expect(calculate('[NEW customer]')).toBe('true');
  });

  it('keep the width that their environment declares', () => {
    const environment = {
      fields: [
        {
          code: 'points',
          names: { fr: 'points', en: 'points' },
          type: { kind: 'decimal' },
          digits: { integerDigits: 300, scale: 0 },
        },
      ],
    } as const;
    const expression = {
      kind: 'call',
      function: 'MULTIPLY',
      args: [
        { kind: 'field', name: 'points' },
        { kind: 'field', name: 'points' },
      ],
    } as const;
    const checked = checkFormula({ format: FORMULA_FORMAT, expression }, environment, { anyOf: ['decimal'] });
    expect(checked).toMatchObject({ ok: false, refusal: [{ code: 'formula.too_many_digits' }] });
  });
});

describe('the expected result', () => {
  it('must be what the formula gives', () => {
    expect(refusalsOf('amount * 3%', 'en', EUROS)).toEqual([]);
    expect(refusalsOf('0', 'en', EUROS)).toEqual([]);
    expect(refusalsOf('rate', 'en', EUROS)).toEqual(['formula.units_differ 0–4']);
    expect(refusalsOf('amount', 'en', { anyOf: ['boolean'] })).toEqual(['formula.kind_expected 0–6']);
    expect(refusalsOf('amount', 'en', { ...EUROS, currency: currency('USD') })).toEqual([
      'formula.units_differ 0–6',
    ]);
  });

  it.each([
    ['IF(rate > 1%, 500, 0)', '500 EUR'],
    ['20000 * rate', '1000 EUR'],
    ['MAX(3000, 20000 * rate)', '3000 EUR'],
    ['IF(rate > 1%, amount * 0.1, 1000 * rate) / 2', '61.725 EUR'],
    ['IFS(rate < 1%, -(2 * 40), TRUE, 7)', '7 EUR'],
  ])('takes the numbers of %s for money', (text, gives) => {
    const checked = checkText(text, 'en', EUROS);
    if (!checked.ok) throw new Error(JSON.stringify(checked.refusal));
    expect(outcomeText(evaluateFormula(checked.value, EXAMPLE_ROW))).toBe(gives);
    expect(explainedText(checked.value, EXAMPLE_ROW)).toBe(gives);
  });

  it('takes no ratio for money', () => {
    expect(refusalsOf('rate * 3%', 'en', EUROS)).toEqual(['formula.units_differ 0–9']);
    expect(refusalsOf('amount + 3%', 'en', EUROS)).toEqual(['formula.units_differ 9–11']);
  });

  it('gives a written zero its unit', () => {
    const checked = checkText('0', 'en', EUROS);
    expect(checked.ok && checked.value.type).toEqual(EUROS);
    const ratio = checkText('1', 'en', { kind: 'percentage' });
    expect(ratio.ok && ratio.value.root).toMatchObject({
      value: { kind: 'percentage', ratio: percentage('1') },
    });
    expect(decimal('1')).toEqual(percentage('1'));
  });

  it('is refused for functions that no longer exist', () => {
    const stored = {
      format: FORMULA_FORMAT,
      expression: { kind: 'call', function: 'GONE', args: [] },
    } as const;
    expect(checkFormula(stored, EXAMPLE_ENVIRONMENT, EUROS)).toMatchObject({
      ok: false,
      refusal: [{ code: 'formula.function_unknown', position: { from: 0, to: 0 } }],
    });
  });
});
