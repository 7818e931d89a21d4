import { decimal, label, parameter, percentageOf, step } from '@cordee/kernel';
import type { Explanation, Quantity, RuleReference } from '@cordee/kernel';
import type { Conversion } from './conversion.ts';
import type { Tried } from './fit-prior.ts';

const rule: RuleReference = { code: 'conversion', version: '1' };
const digits = { mode: 'half-even', scale: 4 } as const;

/**
 * The rate of a stage as an equation: own successes ÷ own tries × how much of it is the seller's own, plus what the team
 * says × the rest, to four digits. `stage` is the name that stands in the sentences.
 *
 * Example: 3 of 5 that weigh 0.2, a team of 0.2: 0.6 × 0.2 + 0.2 × 0.8 = 0.28.
 */
export function explainConversion(stage: string, tried: Tried, conversion: Conversion): Explanation {
  const { rate, own, ownWeight } = conversion;
  const ofTeam = own === null || ownWeight > nearlyAll ? rate : (rate - ownWeight * own) / (1 - ownWeight);
  const team = parameter(ratioOf(ofTeam), named('team', stage));
  if (own === null) return step('identity', [team], named('rate', stage));
  const count = (key: 'successes' | 'tries', value: number) =>
    parameter({ kind: 'decimal', value: decimal(String(value)) }, named(key, stage));
  const ownRate = step('divide', [count('successes', tried.successes), count('tries', tried.tries)], {
    ...named('own', stage),
    rounding: digits,
  });
  const weighted = (part: 'own' | 'team', value: Explanation, weight: number) =>
    step(
      'multiply',
      [value, parameter(ratioOf(weight), named(`${part}_weight`, stage))],
      named(`${part}_part`, stage),
    );
  const rest = 1 - Number(ownWeight.toFixed(4));
  const parts = [weighted('own', ownRate, ownWeight), weighted('team', team, rest)];
  const sum = step('add', parts, named('sum', stage));
  return step('round', [sum], { ...named('rate', stage), rounding: digits });
}

const nearlyAll = 0.9999;

function ratioOf(value: number): Quantity {
  return { kind: 'percentage', ratio: percentageOf(decimal(Math.min(1, Math.max(0, value)).toFixed(4))) };
}

type Key =
  | 'rate'
  | 'team'
  | 'own'
  | 'successes'
  | 'tries'
  | 'own_weight'
  | 'team_weight'
  | 'own_part'
  | 'team_part'
  | 'sum';

function named(key: Key, stage: string) {
  return { label: label(`planning.conversion_${key}`, { node: stage }), rule };
}
