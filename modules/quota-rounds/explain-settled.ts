// Why a settled quota is what it is: the allocation, with what was locked by hand, and what two agreed on or one decided.
import {
  minusAmounts,
  numberOf,
  ok,
  plainDate,
  parameter,
  step,
  valueOf,
  equalDecimals,
  decimal,
  label,
  type Explanation,
  type Result,
  type RuleReference,
} from '@cordee/kernel';
import type { Dossier } from './dossier.ts';
import { explainShare } from './open-round.ts';
import type { Round } from './round.ts';

const rule: RuleReference = { code: 'quota-rounds', version: '1' };

export type SettledFacts = {
  readonly round: Round;
  readonly dossier: Dossier;
  /** The quota as it stands. */
  readonly amount: string;
  readonly nameOf: (userId: string) => Promise<string>;
  /** Of the letter that was handed over; null where there is none. */
  readonly letterHash: string | null;
};

/** Null where the quota is not the dossier's any more. Refuses what the allocation does. */
export async function explainSettled(facts: SettledFacts): Promise<Result<Explanation | null>> {
  const { round, dossier, amount, letterHash } = facts;
  const { outcome } = dossier;
  if (outcome === null || !equalDecimals(outcome.amount, decimal(amount))) return ok(null);
  const share = explainShare(round, dossier.node);
  if (!share.ok) return share;
  const value = valueOf(share.value);
  if (value.kind !== 'amount' || numberOf(value) === null) return ok(null);
  const { currency } = round;
  const moved = minusAmounts({ value: outcome.amount, currency }, value.amount);
  const args = {
    on: { kind: 'date', date: plainDate(outcome.at.slice(0, 10)) } as const,
    by: await facts.nameOf(outcome.by),
    reason: outcome.reason ?? '',
  };
  const talked = parameter(
    { kind: 'amount', amount: moved },
    { label: label(`rounds.why_${outcome.kind}`, args), rule },
  );
  const told = { seller: dossier.node, period: round.period.code, round: round.name };
  const named =
    letterHash === null
      ? label('rounds.why_settled', told)
      : label('rounds.why_letter', { ...told, hash: letterHash.slice(0, 12) });
  return ok(step('add', [share.value, talked], { label: named, rule }));
}
