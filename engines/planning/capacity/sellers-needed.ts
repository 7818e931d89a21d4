import { compareDecimals, label, ok, ONE, parameter, plus, refused, step, times, ZERO } from '@cordee/kernel';
import type { Amount, Decimal, Quantity, Result, RuleReference, StepNode } from '@cordee/kernel';
import type { Market, SellerGroup } from './seller-group.ts';

const rule: RuleReference = { code: 'capacity', version: '1' };

/**
 * Sellers past their ramp that a month needs: its target ÷ what one of them brings in that month (productivity × season ×
 * market), rounded up to whole sellers. `month` counts from 0. Refuses planning.no_productivity where one brings nothing.
 *
 * Example: 300,000 € a month at 40,000 € each in a month that weighs 1.25: 50,000 € each, 6 sellers.
 */
export function sellersNeeded(
  group: SellerGroup,
  target: Amount,
  market: Market,
  month: number,
): Result<StepNode> {
  const output = monthlyOutput(group, market, month);
  const [wanted, each] = [quantity(target), output.value];
  if (each.kind !== 'amount' || compareDecimals(each.amount.value, ZERO) <= 0)
    return refused('planning.no_productivity', {
      role: group.role,
      territory: group.territory,
      month: month + 1,
    });
  const ratio = step('divide', [parameter(wanted, named('capacity_target', group)), output], {
    ...named('capacity_ratio', group),
    rounding: { mode: 'up', scale: 6 },
  });
  const seller = parameter({ kind: 'decimal', value: ONE, unit: 'sellers' }, named('capacity_seller', group));
  const exact = step('multiply', [ratio, seller], named('capacity_exact', group));
  return ok(
    step('round', [exact], { ...named('capacity_needed', group), rounding: { mode: 'ceiling', scale: 0 } }),
  );
}

/** What a seller past the ramp brings in a month. */
export function monthlyOutput(group: SellerGroup, { season, yearlyChange }: Market, month: number): StepNode {
  const weight = season[month % season.length] ?? ONE;
  const factor = power(plus(ONE, yearlyChange), Math.floor(month / season.length));
  return step(
    'multiply',
    [
      parameter(quantity(group.productivity), named('capacity_productivity', group)),
      parameter({ kind: 'decimal', value: weight }, named('capacity_season', group)),
      parameter({ kind: 'decimal', value: factor }, named('capacity_market', group)),
    ],
    named('capacity_output', group),
  );
}

type Key =
  | 'target'
  | 'ratio'
  | 'needed'
  | 'seller'
  | 'exact'
  | 'productivity'
  | 'season'
  | 'market'
  | 'output';

function named(key: `capacity_${Key}`, { role, territory }: SellerGroup) {
  return { label: label(`planning.${key}`, { role, territory }), rule };
}

function quantity(amount: Amount): Quantity {
  return { kind: 'amount', amount };
}

function power(base: Decimal, exponent: number): Decimal {
  return Array.from({ length: exponent }, () => base).reduce(times, ONE);
}
