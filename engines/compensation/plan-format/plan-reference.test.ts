import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMPONENT_EXAMPLES, EXAMPLE_MEASURES } from '../earn/components-reference.ts';
import { COMPONENTS } from '../earn/components/registry.ts';
import { parsePlan } from './parse-plan.ts';
import { PLAN_INDEX } from './plan-index.ts';
import { EXAMPLE, planReference } from './plan-reference.ts';

describe('the reference of the plan format', () => {
  it.each(planReference())('$path is what write-reference.ts writes today', ({ path, text }) => {
    const written = readFileSync(join(import.meta.dirname, '../../../docs/reference', path), 'utf8');
    expect(written, 'stale: run node engines/compensation/plan-format/write-reference.ts').toBe(text);
  });

  it('leads from what people say to cases that are there', () => {
    const named = PLAN_INDEX.flatMap(({ entries }) => entries.flatMap(({ stories }) => stories));
    const file = (story: string) => join(import.meta.dirname, '../../../stories', `${story}.story.json`);
    expect(named.filter((story) => !existsSync(file(story)))).toEqual([]);
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
