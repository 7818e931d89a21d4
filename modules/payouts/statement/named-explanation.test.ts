import { expect, it } from 'vitest';
import type { PlanParts } from '@cordee/engine-compensation';
import type { Explanation } from '@cordee/kernel';
import { renderExplanation } from '@cordee/messages/explanation';
import { namedExplanation } from './named-explanation.ts';

const parts: PlanParts = {
  components: [
    {
      code: 'base',
      type: 'flat_amount',
      name: 'Prime de secteur',
      label: 'compensation.component_flat_amount',
    },
    {
      code: 'pct',
      type: 'percentage_of_measure',
      name: null,
      label: 'compensation.component_percentage_of_measure',
    },
  ],
  release: null,
};

const row = (component: string, minor: string): Explanation => ({
  kind: 'source',
  label: { key: 'payouts.not_yet_paid_of', args: { component, period: '2026-01', sale: 'S1' } },
  value: { kind: 'text', text: minor },
  place: {},
});
const waiting: Explanation = {
  kind: 'sum',
  label: { key: 'payouts.not_yet_paid', args: {} },
  value: { kind: 'text', text: '3' },
  count: 3,
  rows: [row('base', '1'), row('pct', '1'), row('gone', '1')],
  rowStreamHash: '',
  artefact: null,
  filter: {},
};

it('calls the parts of a plan as the plan does, in the language of the reader', () => {
  const told = (locale: 'fr' | 'en') =>
    renderExplanation(namedExplanation(waiting, parts, locale), locale).tree.children.map(
      ({ label }) => label,
    );
  expect(told('en')).toEqual([
    'Prime de secteur, earned in January 2026 S1',
    expect.stringMatching(/^Percentage of the base, earned/),
    'gone, earned in January 2026 S1',
  ]);
  expect(told('fr')[1]).toMatch(/^Pourcentage de l.assiette/);
});
