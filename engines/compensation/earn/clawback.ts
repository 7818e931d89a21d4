import { invariant, isNegative, ZERO } from '@cordee/kernel';
import type { Explanation, RuleReference } from '@cordee/kernel';
import { label, parameter, step, valueOf } from './step.ts';

/** The measure itself, or 0 where credit notes exceed sales: without clawback nobody pays back what an earlier period paid. */
export function withoutClawback(base: Explanation, rule: RuleReference): Explanation {
  const value = valueOf(base);
  invariant(value.kind === 'amount', 'only an amount is priced');
  if (!isNegative(value.amount.value)) return base;
  const zero = { kind: 'amount', amount: { value: ZERO, currency: value.amount.currency } } as const;
  const floor = parameter(zero, { label: label('compensation.floor_without_clawback'), rule });
  return step('maximum', [base, floor], { label: label('compensation.counted_without_clawback'), rule });
}
