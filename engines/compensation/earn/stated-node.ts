import { ok, percentageOf } from '@cordee/kernel';
import type { Decimal, Explanation, Label, Result } from '@cordee/kernel';
import type { FixedOrTerm } from '../plan-format/term-field.ts';
import type { ComponentInput } from './component.ts';
import { label, parameter } from './step.ts';

type Reading = Pick<ComponentInput, 'plan' | 'nodes' | 'rule'>;

/** An amount that the plan states under a label, or the payee's own. */
export function amountNode(stated: FixedOrTerm<Decimal>, key: string, input: Reading): Result<Explanation> {
  if (stated.kind === 'payee_term') return input.nodes.term(stated.code, 'amount');
  return ok(amountParameter(stated.value, key, input));
}

/** An amount in the plan's currency, as the plan states it. */
export function amountParameter(
  value: Decimal,
  key: string,
  { plan, rule }: Omit<Reading, 'nodes'>,
  args: Label['args'] = {},
): Explanation {
  const quantity = { kind: 'amount', amount: { value, currency: plan.currency } } as const;
  return parameter(quantity, { label: label(key, args), rule });
}

/** A ratio as the plan states it. */
export function ratioParameter(value: Decimal, key: string, { rule }: Pick<Reading, 'rule'>): Explanation {
  return parameter({ kind: 'percentage', ratio: percentageOf(value) }, { label: label(key), rule });
}
