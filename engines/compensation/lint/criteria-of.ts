import type { Measure } from '../measure/measure.ts';
import type { PlanComponent } from '../earn/component.ts';
import type { Plan } from '../plan-format/plan.ts';

/** What somebody is paid for: the measures that the paying components read. */
export function criteriaOf(plan: Plan): readonly Measure[] {
  const paying = plan.components.filter(({ modifiers }) => modifiers.pays !== 'nothing');
  return plan.measures.filter(({ code }) => paying.some((component) => readsMeasure(component, code)));
}

/** Whether the component names the measure anywhere. */
export function readsMeasure({ args, modifiers }: PlanComponent, code: string): boolean {
  return isNamed([args, modifiers], code);
}

function isNamed(value: unknown, code: string): boolean {
  if (typeof value === 'string')
    return (
      value === code ||
      new RegExp(
        `(^|[^a-z0-9])(atteinte_|attainment_|objectif_|quota_)?${code.replaceAll('-', '_')}([^a-z0-9_]|$)`,
        'i',
      ).test(value)
    );
  return (
    typeof value === 'object' && value !== null && Object.values(value).some((each) => isNamed(each, code))
  );
}
