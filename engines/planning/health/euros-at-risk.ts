import { label, ok, parameter, refused, step } from '@cordee/kernel';
import type { Amount, Explanation, Result, RuleReference, StepNode } from '@cordee/kernel';

/** Where the objectives of one seller stand on a day. */
export type ObjectiveState = {
  readonly seller: string;
  /** Variable pay of the period at its maximum, as the plan pays it. */
  readonly variableMax: Amount;
  /** What has been paid of it or will be, whatever happens. */
  readonly alreadyDue: Amount;
  readonly letter: 'known_in_time' | 'late' | 'missing';
};

const rule: RuleReference = { code: 'euros_at_risk', version: '1' };

/**
 * What objectives that are missing or came late may cost: a seller who did not know them at the start of the period may claim
 * the maximum (Cass. soc., 2 March 2011, 08-44.977; 31 January 2024, 22-22.709), less what is due in any case; never
 * below zero. Refuses planning.nobody_to_count for no seller at all.
 *
 * Example: two sellers of 10,000 € each, one letter late, 4,000 € due anyway: 6,000 €.
 */
export function eurosAtRisk(states: readonly ObjectiveState[]): Result<StepNode> {
  const [first] = states;
  if (first === undefined) return refused('planning.nobody_to_count');
  const zero: Amount = { value: { unscaled: 0n, scale: 0 }, currency: first.variableMax.currency };
  const parts = states.map((state) => riskOf(state, zero));
  return ok(step('add', parts, { label: label('planning.risk_all'), rule }));
}

function riskOf({ seller, variableMax, alreadyDue, letter }: ObjectiveState, zero: Amount): Explanation {
  const stated = (key: 'nothing' | 'maximum' | 'due', amount: Amount) =>
    parameter({ kind: 'amount', amount }, { label: label(`planning.risk_${key}`, { seller }), rule });
  if (letter === 'known_in_time') return stated('nothing', zero);
  const claim = step('subtract', [stated('maximum', variableMax), stated('due', alreadyDue)], {
    label: label('planning.risk_claim', { seller }),
    rule,
  });
  return step('maximum', [claim, stated('nothing', zero)], {
    label: label('planning.risk_seller', { seller }),
    rule,
  });
}
