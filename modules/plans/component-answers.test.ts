import { expect, it } from 'vitest';
import { presentPlanForm } from './component-answers.ts';

/** Throws where a field or a choice has no words. */
it.each(['fr', 'en'] as const)('every field and every choice of the form has its words in %s', (locale) => {
  const form = presentPlanForm(locale);
  expect(form.components.length).toBeGreaterThan(15);
  expect(JSON.stringify(form)).not.toMatch(/"label":""/);
});
