import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { formulaReference, referencePath } from './formula-reference.ts';

it('is what the reference of formulas holds today', () => {
  expect(readFileSync(referencePath, 'utf8'), 'stale: run node tools/formula-reference.ts').toBe(
    formulaReference(),
  );
});
