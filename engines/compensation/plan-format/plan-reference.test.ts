import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMPONENT_EXAMPLES, EXAMPLE_MEASURES } from '../earn/components-reference.ts';
import { COMPONENTS } from '../earn/components/registry.ts';
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

  it('shows a component of each type, together a plan', () => {
    expect(Object.keys(COMPONENT_EXAMPLES).toSorted()).toEqual(COMPONENTS.map(({ type }) => type).toSorted());
    const components = Object.entries(COMPONENT_EXAMPLES).map(([type, rest]) => ({
      code: type,
      type,
      ...rest,
    }));
    expect(parsePlan({ ...EXAMPLE, measures: EXAMPLE_MEASURES, components })).toMatchObject({ ok: true });
  });
});
