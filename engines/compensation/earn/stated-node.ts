import { ok, percentageOf } from '@cordee/kernel';
import type { Decimal, Explanation, Label, Result } from '@cordee/kernel';
import type { FixedOrTerm, PayeeTermPart } from '../plan-format/term-field.ts';
import type { ComponentInput } from './component.ts';
import { label, parameter, step } from './step.ts';

type Reading = Pick<ComponentInput, 'plan' | 'nodes' | 'rule'>;

/** An amount that the plan states under a label, or the payee's own. */
export function amountNode(stated: FixedOrTerm<Decimal>, key: string, input: Reading): Result<Explanation> {
  if (stated.kind === 'payee_term') return termPart(stated, input);
  return ok(amountParameter(stated.value, key, input));
}

function termPart({ code, share, average }: PayeeTermPart, input: Reading): Result<Explanation> {
  const whole = input.nodes.term({ code, kind: 'amount', average });
  if (!whole.ok || share === undefined) return whole;
  const part = ratioParameter(share, 'compensation.share', input);
  return ok(
    step('multiply', [whole.value, part], { label: label('compensation.share_of_term'), rule: input.rule }),
  );
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
