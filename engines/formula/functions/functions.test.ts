import { describe, expect, it } from 'vitest';
import { calculate, checkText, explainedText } from '../formula.test-support.ts';
import { parseFormula } from '../read/parse-formula.ts';
import { printFormula } from '../write/print-formula.ts';
import { EXAMPLE_ENVIRONMENT, EXAMPLE_ROW } from './example-fields.ts';
import { FUNCTIONS } from './registry.ts';

describe.each(FUNCTIONS)('$code', ({ example, code, names, parameters }) => {
  it(`gives ${example.gives} for ${example.text}`, () => {
    expect(calculate(example.text)).toBe(example.gives);
  });

  it('uses itself in its example, in both languages', () => {
    const checked = checkText(example.text);
    if (!checked.ok) throw new Error(JSON.stringify(checked.refusal));
    expect(JSON.stringify(checked.value.formula)).toContain(`"function":"${code}"`);
    const french = printFormula(checked.value.formula, 'fr', EXAMPLE_ENVIRONMENT);
    expect(french).toContain(names.fr);
    expect(calculate(french, {}, 'fr')).toBe(example.gives);
    expect(parseFormula(french, { locale: 'fr' }).ok).toBe(true);
  });

  it('explains the value of its example so that it is found again', () => {
    const checked = checkText(example.text);
    if (!checked.ok) throw new Error(JSON.stringify(checked.refusal));
    expect(explainedText(checked.value, EXAMPLE_ROW)).toBe(example.gives);
  });

  it('names its arguments in both languages', () => {
    expect(parameters.fr.length).toBe(parameters.en.length);
    expect(parameters.fr.length).toBeGreaterThan(0);
  });
});

describe('the functions', () => {
  it.each(['fr', 'en'] as const)('have distinct names in %s', (locale) => {
    const signatures = FUNCTIONS.map(
      (each) => `${each.names[locale]} ${each.operator ? each.arity.max : ''}`,
    );
    expect(new Set(signatures).size).toBe(FUNCTIONS.length);
  });
});
