import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parsePlan } from './parse-plan.ts';
import { EXAMPLE, planReference } from './plan-reference.ts';

describe('the reference of the plan format', () => {
  it.each(planReference())('$path is what write-reference.ts writes today', ({ path, text }) => {
    const written = readFileSync(join(import.meta.dirname, '../../../docs/reference', path), 'utf8');
    expect(written, 'stale: run node engines/compensation/plan-format/write-reference.ts').toBe(text);
  });

  it('shows an example that is a plan', () => {
    expect(parsePlan(EXAMPLE)).toMatchObject({ ok: true });
  });
});
