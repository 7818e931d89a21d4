// Why so many sellers, and why so much money: the same steps, added up.
import { sellersNeeded } from '@cordee/engine-planning';
import {
  label,
  parameter,
  step,
  type Amount,
  type Explanation,
  type Quantity,
  type RuleReference,
} from '@cordee/kernel';
import type { CapacityPlan, GroupPlan } from './plan-capacity.ts';

const rule: RuleReference = { code: 'capacity', version: '1' };

type Cell = { readonly month: number; readonly team: string | null };

/** Of a team in a month, or of all of them; null where there is no such team. */
export function explainNeeded({ groups, market }: CapacityPlan, { month, team }: Cell): Explanation | null {
  const own = groups.filter(({ group }) => team === null || group.territory === team);
  const parts = own.flatMap(({ group, targets }): readonly Explanation[] => {
    const target = targets[month];
    const needed = target && sellersNeeded(group, target, market, month);
    return needed?.ok === true ? [needed.value] : [];
  });
  const [first] = parts;
  if (first === undefined) return null;
  return team === null ? step('add', parts, { label: label('capacity.needed_all'), rule }) : first;
}

/** Of a month, or of the twelve. */
export function explainCost({ groups, months }: CapacityPlan, month: number | null): Explanation {
  const asked = month === null ? months.map((_, at) => at) : [month];
  const parts = groups.map((each) =>
    step(
      'add',
      asked.map((at) =>
        parameter(costAt(each, at), { label: labelAt(each, months[at]?.code ?? '', at), rule }),
      ),
      { label: label('capacity.cost_of', { team: each.group.territory }), rule },
    ),
  );
  return step('add', parts, { label: label('capacity.cost_all'), rule });
}

const costAt = ({ plan, group }: GroupPlan, at: number): Quantity => {
  const amount: Amount = plan.cost[at] ?? group.monthlyCost;
  return { kind: 'amount', amount };
};

const labelAt = ({ plan }: GroupPlan, month: string, at: number) =>
  label('capacity.cost_at', {
    month,
    heads: (plan.heads[at] ?? 0).toFixed(1),
    hires: String(plan.hires[at] ?? 0),
  });
