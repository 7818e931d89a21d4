import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, it } from 'vitest';
import { parseProblem, solveProblem, stepBudget } from '@cordee/engine-territory';
import { EXAMPLE, territoryReference } from './territory-reference.ts';

it.each(territoryReference().map(({ path, text }) => [basename(path), path, text]))(
  '%s is what territory-reference.ts writes today',
  (_, path, text) => {
    expect(readFileSync(path, 'utf8'), 'stale: run node tools/territory-reference.ts').toBe(text);
  },
);

it('shows an example that can be solved', () => {
  const parsed = parseProblem(EXAMPLE);
  const solved = parsed.ok ? solveProblem(parsed.value, { budget: stepBudget(100), seed: 1 }) : parsed;
  expect(solved).toMatchObject({ ok: true, value: { feasible: true, assignment: { Lyon: 'Rhône' } } });
});
