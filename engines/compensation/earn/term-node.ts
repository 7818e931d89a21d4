import { ok, refused } from '@cordee/kernel';
import type { Quantity, Result, SourceNode } from '@cordee/kernel';
import type { Plan } from '../plan-format/plan.ts';
import type { TermCode } from '../plan-format/term-field.ts';
import type { PayeeInput } from './payee-input.ts';
import { label } from './step.ts';

/**
 * The payee's own term. Refuses compensation.term_missing_…, term_ambiguous_… when two stand for the period, term_kind_…
 * when an amount stands where a percentage is meant, currency_differs.
 */
export function termNode(
  plan: Plan,
  code: TermCode,
  kind: 'amount' | 'percentage',
  input: PayeeInput,
): Result<SourceNode> {
  const terms = input.terms.filter((term) => term.code === code);
  const [term] = terms;
  if (term === undefined) return refused(`compensation.term_missing_${code}`);
  if (terms.length > 1) return refused(`compensation.term_ambiguous_${code}`, {}, terms[1]?.place);
  if (term.value.kind !== kind) return refused(`compensation.term_kind_${code}`, {}, term.place);
  if (term.value.kind === 'amount' && term.value.amount.currency !== plan.currency) {
    const found = term.value.amount.currency;
    return refused('compensation.currency_differs', { expected: plan.currency, found }, term.place);
  }
  const value: Quantity = term.value;
  return ok({ kind: 'source', label: label(`compensation.term_${code}`), value, place: term.place });
}
