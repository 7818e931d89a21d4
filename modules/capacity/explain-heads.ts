// Who is expected in place at the end of a month, and how the target of the year came to that month.
import {
  decimal,
  label,
  minusAmounts,
  parameter,
  step,
  type Amount,
  type Decimal,
  type Explanation,
  type Quantity,
  type RuleReference,
  type StepNode,
} from '@cordee/kernel';
import type { CapacityPlan, GroupPlan } from './plan-capacity.ts';

const rule: RuleReference = { code: 'capacity', version: '1' };
const toCents = { mode: 'half-even', scale: 2 } as const;
const shareDigits = 12;

/** Those of today who stay, and of each month's hires those who stay; teams are added up. */
export function explainHeads({ groups, months }: CapacityPlan, month: number): StepNode {
  const codeOf = (at: number) => months[at]?.code ?? '';
  const period = codeOf(month);
  const teams = groups.map(({ group, plan }) => {
    const stays = 1 - numberIn(group.attrition);
    const staying = (count: number, left: number, named: Named) =>
      step(
        'multiply',
        [parameter(sellers(String(count)), named), shareStaying(stays ** left, period)],
        named,
      );
    const team = group.territory;
    const hired = plan.hires
      .slice(0, month + 1)
      .map((count, start) => ({ count, start }))
      .filter(({ count }) => count > 0)
      .map(({ count, start }) =>
        staying(count, month - start, words('heads_hired', { period: codeOf(start) })),
      );
    return step(
      'add',
      [staying(group.heads, month + 1, words('heads_today')), ...hired],
      words('heads_of', { team }),
    );
  });
  const exact = step('add', teams, words('heads_exact', { period }));
  return step('round', [exact], { ...words('heads_at', { period }), rounding: toCents });
}

/** The target × the month's share of what all teams weigh over the year, team by team, and the cents that make it add up. */
export function explainMonthTarget(plan: CapacityPlan, month: number): Explanation {
  const { groups, months, used, currency, targets } = plan;
  const period = months[month]?.code ?? '';
  const weights = groups.map((each) => months.map((_, at) => weightOf(plan, each, at)));
  const total = weights.flat().reduce((sum, weight) => sum + weight, 0);
  const whole: Quantity = { kind: 'amount', amount: { value: used.target, currency } };
  const shares = groups.map(({ group }, at) => {
    const share = decimal(((weights[at]?.[month] ?? 0) / total).toFixed(shareDigits));
    const named = words('target_of', { team: group.territory, period });
    return step(
      'multiply',
      [
        parameter(whole, words(plan.drivers.target === null ? 'target_sold' : 'target_set')),
        parameter(
          { kind: 'decimal', value: share },
          words('target_share', { team: group.territory, period }),
        ),
      ],
      named,
    );
  });
  const exact = step('add', shares, words('target_exact', { period }));
  const near = step('round', [exact], { ...words('target_near', { period }), rounding: toCents });
  const shown = targets[month] ?? { value: used.target, currency };
  const cents = minusAmounts(shown, amountIn(near, shown));
  const rest = parameter({ kind: 'amount', amount: cents }, words('target_cents', { period }));
  return step('add', [near, rest], words('target_at', { period }));
}

/** What sets the months and teams against each other: sellers × what one brings × the season. */
function weightOf({ market }: CapacityPlan, { group }: GroupPlan, month: number): number {
  return group.heads * numberIn(group.productivity.value) * numberIn(market.season[month] ?? decimal('1'));
}

const amountIn = ({ value }: StepNode, otherwise: Amount): Amount =>
  value.kind === 'amount' ? value.amount : otherwise;
const numberIn = ({ unscaled, scale }: Decimal): number => Number(unscaled) / 10 ** scale;
const sellers = (count: string): Quantity => ({ kind: 'decimal', value: decimal(count), unit: 'sellers' });
const shareStaying = (share: number, period: string) =>
  parameter(
    { kind: 'decimal', value: decimal(share.toFixed(shareDigits)) },
    words('heads_staying', { period }),
  );

type Named = { readonly label: ReturnType<typeof label>; readonly rule: RuleReference };
const words = (key: string, args: Readonly<Record<string, string>> = {}): Named => ({
  label: label(`capacity.${key}`, args),
  rule,
});
