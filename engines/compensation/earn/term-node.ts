import { ok, refused } from '@cordee/kernel';
import type { Quantity, Result, SourceNode } from '@cordee/kernel';
import type { Plan } from '../plan-format/plan.ts';
import { knownTerm } from '../plan-format/term-field.ts';
import type { TermCode, TermKind } from '../plan-format/term-field.ts';
import type { PayeeInput } from './payee-input.ts';
import { label } from './step.ts';

/**
 * The payee's own term. Refuses compensation.term_missing_…, term_ambiguous_… when two stand for the period, term_kind_…
 * when an amount stands where a percentage is meant, currency_differs.
 */
export function termNode(
  plan: Plan,
  code: TermCode,
  kind: TermKind | 'any',
  input: PayeeInput,
): Result<SourceNode> {
  const terms = input.terms.filter((term) => term.code === code);
  const [term] = terms;
  const named = knownTerm(code) ?? 'custom';
  const args = { term: code };
  if (term === undefined) return refused(`compensation.term_missing_${named}`, args);
  if (terms.length > 1) return refused(`compensation.term_ambiguous_${named}`, args, terms[1]?.place);
  if (kind !== 'any' && term.value.kind !== kind)
    return refused(`compensation.term_kind_${named}`, args, term.place);
  if (term.value.kind === 'amount' && term.value.amount.currency !== plan.currency) {
    const found = term.value.amount.currency;
    return refused('compensation.currency_differs', { expected: plan.currency, found }, term.place);
  }
  const value: Quantity = term.value;
  return ok({ kind: 'source', label: label(`compensation.term_${named}`, args), value, place: term.place });
}
