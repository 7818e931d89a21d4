// What becomes of an open deal when its account goes to another seller: it follows the account, or stays until a day.
import { compareDecimals, decimal, plainDate } from '@cordee/kernel';

export type Fate =
  | { readonly kind: 'follows' }
  /** Of a sale that the deal becomes until that day, the seller before keeps the share; 1 for all of it. */
  | { readonly kind: 'stays'; readonly lastDay: string; readonly share: string };

export const FATE_REASONS = ['decided', 'early', 'recent', 'old', 'large', 'no_seller'] as const;
export type FateReason = (typeof FATE_REASONS)[number];

/** The usual fate: a deal that is far along stays where it has been worked on for long, or is worth much. */
export const FATE_RULE = {
  lateStages: ['proposal', 'negotiation'],
  days: 60,
  amount: '20000',
  months: 3,
} as const;

type Judged = {
  readonly stage: string;
  readonly amount: string | null;
  readonly engagedOn: string | null;
};

/**
 * The fate of a deal where nobody decides otherwise, and why.
 *
 * Example: in negotiation since 1 January, moved on 1 April: it stays until 30 June, whole.
 */
export function usualFate(
  { stage, amount, engagedOn }: Judged,
  effectiveFrom: string,
): { readonly fate: Fate; readonly reason: FateReason } {
  const day = plainDate(effectiveFrom);
  const isLate = FATE_RULE.lateStages.some((late) => late === stage);
  if (!isLate) return { fate: { kind: 'follows' }, reason: 'early' };
  const isLarge = compareDecimals(decimal(amount ?? '0'), decimal(FATE_RULE.amount)) >= 0;
  const isOld = engagedOn !== null && engagedOn <= day.subtract({ days: FATE_RULE.days }).toString();
  if (!isLarge && !isOld) return { fate: { kind: 'follows' }, reason: 'recent' };
  const lastDay = day.add({ months: FATE_RULE.months }).subtract({ days: 1 }).toString();
  return { fate: { kind: 'stays', lastDay, share: '1' }, reason: isOld ? 'old' : 'large' };
}
