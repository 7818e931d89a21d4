import { allocateByLargestRemainder, currency, ONE, percentage, percentageOf } from '@cordee/kernel';
import type { EntityId, Percentage } from '@cordee/kernel';
import type { Recipient } from './crediting-rule.ts';

export const WHOLE = percentage('1');

/** A share is told with eight decimals; what credits sum to is settled on the amounts, to the cent. */
const SCALE = 8;
const UNITS = currency('XXX');

/** As many shares that differ by at most 0.00000001 and sum to exactly 1, the larger first. */
function equalShares(count: number): readonly Percentage[] {
  const whole = { minor: 10n ** BigInt(SCALE), currency: UNITS };
  return allocateByLargestRemainder(
    whole,
    Array.from({ length: count }, () => ONE),
  ).map(({ minor }) => percentageOf({ unscaled: minor, scale: SCALE }));
}

/** The whole for each of several payees, or an equal share that sums to it. */
export function sharedAmong(
  payees: readonly EntityId[],
  { each, role }: { readonly each: 'full' | 'shared'; readonly role: string },
): readonly Recipient[] {
  const shares = each === 'shared' ? equalShares(payees.length) : [];
  return payees.map((payee, index) => ({ payee, role, share: shares[index] ?? WHOLE }));
}
