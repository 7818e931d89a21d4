// What a month may bring: what the plan expects, and how far the draws lie from it.
import { monthlyOutput } from '@cordee/engine-planning';
import {
  amount,
  decimal,
  label,
  minusAmounts,
  parameter,
  step,
  type Amount,
  type Explanation,
  type ParameterNode,
  type Quantity,
  type RuleReference,
  type StepNode,
} from '@cordee/kernel';
import { DRAWS, type CapacityPlan } from './plan-capacity.ts';

const rule: RuleReference = { code: 'capacity', version: '1' };
export const BAND_LINES = ['low', 'median', 'high'] as const;
export type BandLine = (typeof BAND_LINES)[number];

/** A line of the band in a month: the expected output of every team, and the distance that the draws add to it. */
export function explainBand(plan: CapacityPlan, line: BandLine, month: number): Explanation {
  const value = plan.band[month]?.[line] ?? 0;
  return drawnAt(plan, { line, month, value: amount(value.toFixed(0), plan.currency) });
}

/** The mean of the draws in a month, to the cent; each line of the month's band opens what is expected of each team. */
export function explainMean(plan: CapacityPlan, month: number): StepNode {
  const value = amount((plan.band[month]?.mean ?? 0).toFixed(2), plan.currency);
  const code = plan.months[month]?.code ?? '';
  const expected = parameter(expectedAt(plan, month, code).value, named('band_expected', code));
  return drawnFrom(expected, { line: 'mean', value, code });
}

/** The share of the draws that reach the month's target. */
export function explainReached({ band, months }: CapacityPlan, month: number): Explanation {
  const count = Math.round((band[month]?.reached ?? 0) * DRAWS.paths);
  const code = months[month]?.code ?? '';
  const whole = (value: number): Quantity => ({ kind: 'decimal', value: decimal(String(value)) });
  return step(
    'divide',
    [
      parameter(whole(count), named('reached_count', code)),
      parameter(whole(DRAWS.paths), named('reached_paths', code)),
    ],
    { ...named('reached_at', code), rounding: { mode: 'half-even', scale: 4 } },
  );
}

type Drawn = { readonly line: BandLine; readonly month: number; readonly value: Amount };

function drawnAt(plan: CapacityPlan, { line, month, value }: Drawn): StepNode {
  const code = plan.months[month]?.code ?? '';
  return drawnFrom(expectedAt(plan, month, code), { line, value, code });
}

type Line = { readonly line: BandLine | 'mean'; readonly value: Amount; readonly code: string };

function drawnFrom(expected: StepNode | ParameterNode, { line, value, code }: Line): StepNode {
  const known = expected.value.kind === 'amount' ? expected.value.amount : value;
  const distance: Quantity = { kind: 'amount', amount: minusAmounts(value, known) };
  const drawn = parameter(distance, named(`drawn_${line}`, code));
  return step('add', [expected, drawn], named(`band_${line}`, code));
}

/** To the cent. */
function expectedAt(plan: CapacityPlan, month: number, code: string): StepNode {
  const exact = step('add', expectedOf(plan, month, code), named('band_exact', code));
  return step('round', [exact], {
    ...named('band_expected', code),
    rounding: { mode: 'half-even', scale: 2 },
  });
}

/** Sellers of each team, counted as those past their ramp, by what such a seller brings in the month. */
function expectedOf({ groups, market }: CapacityPlan, month: number, code: string): Explanation[] {
  return groups.map(({ group, plan }) =>
    step(
      'multiply',
      [
        parameter(
          { kind: 'decimal', value: decimal((plan.ramped[month] ?? 0).toFixed(4)) },
          named('band_ramped', code, group.territory),
        ),
        monthlyOutput(group, market, month),
      ],
      named('band_team', code, group.territory),
    ),
  );
}

const named = (key: string, period: string, team = '') => ({
  label: label(`capacity.${key}`, {
    period,
    team,
    paths: String(DRAWS.paths),
    seed: String(DRAWS.seed),
  }),
  rule,
});
