import { compareDecimals, decimal, type Decimal } from '@cordee/kernel';
import type { AccountBook } from './account-facts.ts';
import type { GridCuts } from './segment-model.ts';

/** Two digits count: a cut is a figure that one remembers. */
const digits = 2;

/**
 * Cuts of a grid to begin with: potential at the upper fifth and the upper twentieth of the accounts that have one, shares
 * at a fifth and a half. Where hardly anybody has a potential, 10 000 and 100 000.
 */
export function firstCuts({ accounts }: Pick<AccountBook, 'accounts'>): GridCuts {
  const known = accounts
    .flatMap(({ potential }) => (potential === null ? [] : [potential]))
    .toSorted(compareDecimals);
  const at = (share: number) => memorable(known[Math.floor((known.length - 1) * share)]);
  const [low, high] = [at(0.8), at(0.95)];
  const isUsable =
    compareDecimals(decimal('0'), decimal(low)) < 0 && compareDecimals(decimal(low), decimal(high)) < 0;
  return {
    potential: isUsable ? { low, high } : { low: '10000', high: '100000' },
    share: { low: '0.2', high: '0.5' },
  };
}

/** 237 421.50 becomes 230 000. */
function memorable(value: Decimal | undefined): string {
  if (value === undefined) return '0';
  const whole = String(value.unscaled / 10n ** BigInt(value.scale));
  return whole.slice(0, digits).padEnd(whole.length, '0');
}
