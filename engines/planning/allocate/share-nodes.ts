// The nodes of which the explanation of a cell is made.
import { label, minus, numberOf, parameter, step, valueOf, ZERO } from '@cordee/kernel';
import type { Decimal, Explanation, ParameterNode, RuleReference, StepNode } from '@cordee/kernel';
import { quantityLike, quantityOf, stepsDecimal, type Unit } from './unit.ts';

const rule: RuleReference = { code: 'allocation', version: '1' };

type StatedKey =
  | 'objective'
  | 'locked'
  | 'floor'
  | 'ceiling'
  | 'held_below'
  | 'held_beside'
  | 'nothing'
  | 'fitted';
type StepKey = 'share' | 'share_times' | 'share_by' | 'share_step' | 'rest' | 'cell' | 'over_assigned';
type CountKey = 'weight' | 'weights' | 'season' | 'seasons' | 'year_steps' | 'shared_steps';

/** A figure that nothing below explains: a lock, a limit, the objective itself. */
export function statedSteps(unit: Unit, key: StatedKey, node: string, steps: number): ParameterNode {
  return parameter(quantityOf(unit, steps), { label: label(`planning.explain_${key}`, { node }), rule });
}

/** A plain number: a weight, or steps. */
export function count(key: CountKey, node: string, value: number): ParameterNode {
  return parameter(
    { kind: 'decimal', value: { unscaled: BigInt(value), scale: 0 } },
    { label: label(`planning.explain_${key}`, { node }), rule },
  );
}

function named(key: StepKey, node: string) {
  return { label: label(`planning.explain_${key}`, { node }), rule };
}

export type Share = {
  readonly node: string;
  readonly of: Explanation;
  readonly part: Explanation;
  readonly whole: Explanation;
  /** What the node got, in steps. */
  readonly own: number;
};

/** of × part ÷ whole, rounded down to a step, and the step that rounding gives so that everything adds up. */
export function roundedShare(unit: Unit, { node, of, part, whole, own }: Share): StepNode {
  const size = parameter({ kind: 'decimal', value: unit.step }, named('share_step', node));
  const steps = step(
    'divide',
    [
      step('multiply', [of, part], named('share_times', node)),
      step('multiply', [whole, size], named('share_by', node)),
    ],
    { ...named('share', node), rounding: { mode: 'down', scale: 0 } },
  );
  return withRounding(unit, node, step('multiply', [steps, size], named('share', node)), own);
}

/** The figure, and what rounding adds to it or takes off. */
export function withRounding(unit: Unit, node: string, figure: Explanation, own: number): StepNode {
  return step('add', [figure, roundingOf(unit, node, figure, own)], named('cell', node));
}

function roundingOf(unit: Unit, node: string, figure: Explanation, own: number): ParameterNode {
  const difference = minus(stepsDecimal(unit, own), numberOf(valueOf(figure)) ?? ZERO);
  return parameter(quantityLike(unit, difference), {
    label: label('planning.explain_rounding', { node }),
    rule,
  });
}

type OverAssignment = { readonly more: number; readonly shared: number };

/** The figure with so many ten-thousandths more, which rounding brings to what is shared. */
export function overAssigned(
  unit: Unit,
  node: string,
  figure: Explanation,
  { more, shared }: OverAssignment,
): StepNode {
  const factor: Decimal = { unscaled: BigInt(10_000 + more), scale: 4 };
  const times = parameter(
    { kind: 'decimal', value: factor },
    { label: label('planning.explain_over_assignment', { node }), rule },
  );
  return withRounding(unit, node, step('multiply', [figure, times], named('over_assigned', node)), shared);
}

/** The figure less what is held beside. */
export function restOf(node: string, figure: Explanation, held: ParameterNode): StepNode {
  return step('subtract', [figure, held], named('rest', node));
}
