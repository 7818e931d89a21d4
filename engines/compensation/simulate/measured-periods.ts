import type { EntityId } from '@cordee/kernel';
import { measureFacts } from '../calculate-plan.ts';
import type { PlanFacts } from '../calculate-plan.ts';
import { earn } from '../earn/earn.ts';
import type { EarnResult } from '../earn/earn.ts';
import type { PayeeInput } from '../earn/payee-input.ts';
import type { Plan } from '../plan-format/plan.ts';

/** The inputs of each payee in the order of the periods: all that earning reads, measured once. */
export type MeasuredPeriods = ReadonlyMap<EntityId, readonly PayeeInput[]>;

/** Credits and measures every period. Example: 12 months of 10,000 payees are 120,000 inputs, kept while sliders move. */
export function measurePeriods(plan: Plan, periods: readonly PlanFacts[]): MeasuredPeriods {
  const inputs = periods.flatMap((facts) => measureFacts(plan, facts).inputs);
  return Map.groupBy(inputs, ({ payee }) => payee);
}

/** What a plan says besides what it counts: none of it moves a measure. */
const BESIDES: ReadonlySet<string> = new Set([
  'code',
  'name',
  'version',
  'components',
  'calculationOrder',
  'release',
  'accounting',
]);

/** Whether two plans count the same, for the same people: then only the last stage, earning, need be calculated again. */
export function countsTheSame(a: Plan, b: Plan): boolean {
  return countedBy(a) === countedBy(b);
}

function countedBy(plan: Plan): string {
  const counted = Object.entries(plan).filter(([key]) => !BESIDES.has(key));
  return JSON.stringify(counted, (_key, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
}

/** The results of one payee, period after period. */
export function earnPeriods(plan: Plan, inputs: readonly PayeeInput[]): readonly EarnResult[] {
  return inputs.map((input) => earn(plan, input));
}
