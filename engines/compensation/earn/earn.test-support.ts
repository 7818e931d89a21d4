import { amount } from '@cordee/kernel';
import { measurePlan } from '../measure/measure-plan.ts';
import type { Plan } from '../plan-format/plan.ts';
import { creditOf, idOf, planOf, QUARTER, saleOf } from '../whole-plan.test-support.ts';
import { decimal } from '@cordee/kernel';
import { earn } from './earn.ts';
import type { EarnResult } from './earn.ts';
import type { PayeeInput, PayeeTerm } from './payee-input.ts';

type Situation = {
  readonly sold: readonly string[];
  readonly quota?: string;
  readonly terms?: readonly PayeeTerm[];
};

/** One component over order intake, the plan's only one. */
export function planWith(type: string, args: object): Plan {
  return planOf('order_intake', [{ type, args: { measure: 'base', ...args } }]);
}

/** The pay of one payee who sold these amounts in the quarter. */
export function earnedBy(plan: Plan, situation: Situation): EarnResult {
  return earn(plan, inputOf(plan, situation));
}

/** The input of one payee who sold these amounts in the quarter, one a day. */
export function inputOf(plan: Plan, { sold, quota, terms = [] }: Situation): PayeeInput {
  const credits = sold.map((text, index) =>
    creditOf('ana', saleOf({ kind: 'order', day: index, amount: decimal(text), seller: 'ana' }, `S${index}`)),
  );
  return {
    payee: idOf('ana'),
    period: QUARTER,
    measures: measurePlan(plan, { period: QUARTER, credits }),
    quotas:
      quota === undefined
        ? []
        : [
            {
              measure: 'order_intake',
              dimension: null,
              target: { kind: 'amount', amount: amount(quota, 'EUR') },
              place: { line: 2 },
            },
          ],
    terms,
  };
}
