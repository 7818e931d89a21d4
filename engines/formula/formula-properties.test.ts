// What holds for every formula that fast-check can make up.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyExpression, anyRow, FORMULA_RUNS, FORMULA_SEED } from './arbitrary-formula.test-support.ts';
import { checkFormula } from './check/check-formula.ts';
import type { CheckedFormula } from './check/check-formula.ts';
import { evaluateFormula } from './evaluate/evaluate-formula.ts';
import { typeOfValue } from './evaluate/evaluate-typed.ts';
import { ANY_KIND, explainedText } from './formula.test-support.ts';
import { canonicalFormula, FORMULA_FORMAT } from './formula.ts';
import type { Formula } from './formula.ts';
import { EXAMPLE_ENVIRONMENT } from './functions/example-fields.ts';
import { parseFormula } from './read/parse-formula.ts';
import { outcomeText } from './value-text.test-support.ts';
import { printFormula } from './write/print-formula.ts';

const settings = { numRuns: FORMULA_RUNS, seed: FORMULA_SEED };
const anyFormula = anyExpression.map((expression) => ({ format: FORMULA_FORMAT, expression }) as const);
const anyChecked = anyFormula.map(checkedOf).filter((checked) => checked !== null);

describe(`${FORMULA_RUNS} formulas (seed ${FORMULA_SEED})`, () => {
  it('are read again as they were, from either language', { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(anyFormula, fc.constantFrom('fr' as const, 'en' as const), (formula, locale) => {
        const again = parseFormula(printFormula(formula, locale), { locale });
        expect(again.ok && canonicalFormula(again.value)).toEqual(formula);
      }),
      settings,
    );
  });

  it('mean the same with the names of fields in either language', { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(anyChecked, fc.constantFrom('fr' as const, 'en' as const), ({ formula }, locale) => {
        const parsed = parseFormula(printFormula(formula, locale, EXAMPLE_ENVIRONMENT), { locale });
        const again = parsed.ok ? checkFormula(parsed.value, EXAMPLE_ENVIRONMENT, ANY_KIND) : parsed;
        expect(again.ok && again.value.formula).toEqual(formula);
      }),
      { ...settings, numRuns: FORMULA_RUNS / 4 },
    );
  });

  it(
    'give values of the type that was checked, and explanations that give them again',
    { timeout: 300_000 },
    () => {
      const seen = { values: 0, refusals: 0 };
      fc.assert(
        fc.property(anyChecked, anyRow, (checked, row) => {
          const value = evaluateFormula(checked, row);
          seen[value.ok ? 'values' : 'refusals'] += 1;
          expect(explainedText(checked, row)).toBe(outcomeText(value));
          expect(value.ok ? typeOfValue(value.value) : checked.type).toEqual(checked.type);
        }),
        settings,
      );
      expect(seen.values).toBeGreaterThan(FORMULA_RUNS / 3);
    },
  );

  it(
    'are refused by the check only for their digits or a constant divided by zero',
    { timeout: 300_000 },
    () => {
      const allowed = ['formula.too_many_digits', 'formula.division_by_zero'];
      fc.assert(
        fc.property(anyFormula, (formula) => {
          const checked = checkFormula(formula, EXAMPLE_ENVIRONMENT, ANY_KIND);
          const codes = checked.ok ? [] : checked.refusal.map(({ code }) => code);
          expect(codes.filter((code) => !allowed.includes(code))).toEqual([]);
        }),
        { ...settings, numRuns: FORMULA_RUNS / 4 },
      );
    },
  );
});

function checkedOf(formula: Formula): CheckedFormula | null {
  const checked = checkFormula(formula, EXAMPLE_ENVIRONMENT, ANY_KIND);
  return checked.ok ? checked.value : null;
}
