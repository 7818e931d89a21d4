import { decimal, ok, refused } from '@cordee/kernel';
import type { Explanation, Quantity, Result, SourceNode } from '@cordee/kernel';
import type { Plan } from '../plan-format/plan.ts';
import { ruleOf } from '../plan-format/plan.ts';
import { knownTerm } from '../plan-format/term-field.ts';
import type { TermCode, TermKind } from '../plan-format/term-field.ts';
import { CALENDAR_DAYS } from '../prorate/working-calendar.ts';
import type { PayeeInput, PayeeTerm } from './payee-input.ts';
import { label, parameter, step } from './step.ts';
import { POSITION_ROUNDING } from './table/linear-value.ts';
import { termDays, termsInForce } from './term-in-force.ts';
import type { Average, TermDays } from './term-in-force.ts';

/** A term by its code, of the kind that its reader asks for, at the period's end or averaged over days. */
export type TermAsked = {
  readonly code: TermCode;
  readonly kind: TermKind | 'any';
  readonly average?: Average | null | undefined;
};

/**
 * The payee's own term. Refuses compensation.term_missing_…, term_ambiguous_… when two stand on one day, term_kind_…
 * when an amount stands where a percentage is meant, currency_differs. Averaged over the year, 20,000 until 31 May and
 * 24,000 from 1 June of a common year are (20,000 × 151 + 24,000 × 214) ÷ 365 = 22,345.21.
 */
export function termNode(plan: Plan, asked: TermAsked, input: PayeeInput): Result<Explanation> {
  const inForce = termsInForce(input, asked.code);
  const [last] = inForce;
  const named = knownTerm(asked.code) ?? 'custom';
  const args = { term: asked.code };
  if (last === undefined) return refused(`compensation.term_missing_${named}`, args);
  if (inForce.length > 1) return refused(`compensation.term_ambiguous_${named}`, args, inForce[1]?.place);
  const days = asked.average ? termDays(input, asked.code, asked.average) : [];
  if (days.length < 2) return termSource(plan, asked, last);
  return averaged(plan, asked, days);
}

function averaged(plan: Plan, asked: TermAsked, days: readonly TermDays[]): Result<Explanation> {
  const rule = ruleOf(plan, plan.code);
  const counted = days.map(({ from, to }) => CALENDAR_DAYS(from, to));
  const daysNode = (count: number, key: string) =>
    parameter({ kind: 'decimal', value: decimal(String(count)) }, { label: label(key), rule });
  const parts: Explanation[] = [];
  for (const [index, { term }] of days.entries()) {
    const source = termSource(plan, asked, term);
    if (!source.ok) return source;
    const held = daysNode(counted[index] ?? 0, 'compensation.days_counted');
    parts.push(
      step('multiply', [source.value, held], { label: label('compensation.term_times_days'), rule }),
    );
  }
  const all = daysNode(
    counted.reduce((sum, each) => sum + each, 0),
    'compensation.days_of_period',
  );
  const sum = step('add', parts, { label: label('compensation.term_times_days'), rule });
  const named = label('compensation.term_averaged', { term: asked.code });
  return ok(step('divide', [sum, all], { label: named, rule, rounding: POSITION_ROUNDING }));
}

function termSource(plan: Plan, { code, kind }: TermAsked, { value, place }: PayeeTerm): Result<SourceNode> {
  const named = knownTerm(code) ?? 'custom';
  const args = { term: code };
  if (kind !== 'any' && value.kind !== kind) return refused(`compensation.term_kind_${named}`, args, place);
  if (value.kind === 'amount' && value.amount.currency !== plan.currency) {
    const found = value.amount.currency;
    return refused('compensation.currency_differs', { expected: plan.currency, found }, place);
  }
  const quantity: Quantity = value;
  return ok({ kind: 'source', label: label(`compensation.term_${named}`, args), value: quantity, place });
}
