import { expect, it } from 'vitest';
import { parsePlan, writeRules } from '@cordee/engine-compensation';
import { theCompany } from './the-company.test-support.ts';

it.each(theCompany.plans.map((plan) => [plan.name, plan] as const))(
  'the engine accepts the plan %s',
  (_name, plan) => {
    expect(parsePlan(plan)).toMatchObject({ ok: true });
  },
);

it('puts every seller under exactly one plan today', () => {
  const { today } = theCompany.organisation;
  const inPlace = theCompany.people.filter(
    ({ role, left_on, effective_from }) => role === 'seller' && left_on === '' && effective_from <= today,
  );
  const plansHeldBy = (code: string) =>
    theCompany.planAssignments.filter(
      ({ person_code, effective_from, effective_to }) =>
        person_code === code && effective_from <= today && (effective_to === '' || today < effective_to),
    );
  const codes = [...new Set(inPlace.map(({ person_code }) => person_code))];
  expect(codes.filter((code) => plansHeldBy(code).length !== 1)).toEqual([]);
});

it('payroll has a pay code of its own for each component of each plan, and accounting a cost centre for each team', () => {
  const { plans, payroll, organisation } = theCompany;
  const coded = new Set(payroll.payCodes.map(({ component }) => component));
  const components = plans.flatMap((plan) => plan.components.map(({ code }) => String(code)));
  expect(components.filter((code) => !coded.has(code))).toEqual([]);
  expect(Object.keys(payroll.costCentres)).toEqual(organisation.teams.map(({ name }) => name));
});

it('one plan is put to its people: each remark is on an article of its rules, and one waits for its answer', () => {
  const [consultation] = theCompany.consultations;
  const rules = writeRules(consultation?.document, { effectiveFrom: null, own: null });
  const articles = rules.ok ? rules.value.clauses.map(({ id }) => id) : [];
  const comments = consultation?.comments ?? [];
  expect(comments.filter(({ clause }) => !articles.includes(clause))).toEqual([]);
  expect(comments.filter(({ answer }) => answer === null)).toHaveLength(1);
  const { today } = theCompany.organisation;
  expect(comments.flatMap(({ on, answer }) => [on, answer?.on ?? on]).filter((day) => day >= today)).toEqual(
    [],
  );
});
