import type { EntityId } from '@cordee/kernel';
import { creditByPlan, measurePeriod } from '../calculate-plan.ts';
import type { PlanFacts } from '../calculate-plan.ts';
import { earn } from '../earn/earn.ts';
import type { EarnResult } from '../earn/earn.ts';
import type { EarlierEarning, PayeeInput } from '../earn/payee-input.ts';
import { readsOthers } from '../group/barriers-of.ts';
import { groupPayees } from '../group/group-stage.ts';
import type { GroupFacts } from '../group/group-stage.ts';
import type { Plan } from '../plan-format/plan.ts';

/** Everybody's inputs, period after period: all that earning reads, measured once. */
export type MeasuredPeriods = {
  readonly payees: readonly EntityId[];
  readonly periods: readonly { readonly inputs: readonly PayeeInput[]; readonly belonging: GroupFacts }[];
};

/**
 * Credits once and measures every period; a measure to date sees the periods before. Example: 12 months of 10,000 payees
 * are 120,000 inputs, kept while sliders move.
 */
export function measurePeriods(plan: Plan, periods: readonly PlanFacts[]): MeasuredPeriods {
  const transactions = periods.flatMap((facts) => facts.transactions);
  const assignments = periods.flatMap((facts) => facts.assignments);
  const standing = periods.find(({ crediting }) => crediting !== undefined)?.crediting;
  const originals = [...new Set(periods.flatMap(({ crediting }) => crediting?.originals ?? []))];
  const credited = creditByPlan(plan, { transactions, assignments, crediting: { ...standing, originals } });
  const payees = new Set(periods.flatMap((facts) => facts.payees.map(({ payee }) => payee)));
  return {
    payees: [...payees],
    periods: periods.map((facts) => ({
      inputs: measurePeriod(plan, credited, facts),
      belonging: facts.crediting ?? {},
    })),
  };
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

type Look = (result: EarnResult) => void;

/**
 * Earns every period in order, each handing the next what was earned before it. `shaped` may change what is measured;
 * what one payee reads of others is then grouped anew.
 */
export function earnPeriods(
  plan: Plan,
  { periods }: MeasuredPeriods,
  look: Look,
  shaped: (input: PayeeInput) => PayeeInput = (input) => input,
): void {
  const earlier = new Map<EntityId, readonly EarlierEarning[]>();
  const isGrouped = readsOthers(plan);
  for (const { inputs, belonging } of periods) {
    const known = inputs.map((input) =>
      shaped({ ...input, earlier: earlier.get(input.payee) ?? input.earlier ?? [] }),
    );
    for (const input of isGrouped ? groupPayees(plan, known, belonging) : known) {
      const result = earn(plan, input);
      const { period } = input;
      const lines = result.lines.map(({ component, earned, entitlement }) => ({
        component,
        period,
        earned,
        entitlement,
      }));
      earlier.set(input.payee, [...(input.earlier ?? []), ...lines]);
      look(result);
    }
  }
}
