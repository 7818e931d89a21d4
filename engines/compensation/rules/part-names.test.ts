import { invariant } from '@cordee/kernel';
import { expect, it } from 'vitest';
import { parsePlan } from '../plan-format/parse-plan.ts';
import { partNames } from './part-names.ts';

function namesOf(components: readonly object[], release: object | null = null) {
  const plan = parsePlan({
    format: 'cordee-plan/1',
    code: 'plan',
    name: 'Plan',
    version: '1',
    semantics: 1,
    currency: 'EUR',
    calendar: 'civil',
    grain: 'month',
    measures: [{ code: 'sales', base: 'order_intake', aggregation: 'amount' }],
    components,
    release,
  });
  invariant(plan.ok, 'the plan is one');
  return Object.fromEntries(partNames(plan.value));
}

const percent = { type: 'percentage_of_measure', args: { measure: 'sales', rate: '0.03' } };
const typed = { key: 'compensation.component_percentage_of_measure', args: {} };

it('calls a component as the company does, else as its type is called', () => {
  expect(namesOf([{ ...percent, code: 'a', name: 'Commission' }])).toEqual({ a: 'Commission' });
  expect(namesOf([{ ...percent, code: 'a' }])).toEqual({ a: typed });
});

it('says the code too where two components would bear one name', () => {
  const said = (code: string) => ({ key: 'compensation.told_component', args: { component: typed, code } });
  expect(
    namesOf([
      { ...percent, code: 'a' },
      { ...percent, code: 'b' },
    ]),
  ).toEqual({
    a: said('a'),
    b: said('b'),
  });
});

it('names the advances, guarantees and limits that have a name', () => {
  const draws = [
    { code: 'd1', name: 'Premier trimestre', amount: '2000' },
    { code: 'd2', amount: '100' },
  ];
  expect(namesOf([{ ...percent, code: 'a' }], { draws })).toEqual({ a: typed, d1: 'Premier trimestre' });
});
