import { invariant, minorUnits, minus, rounded } from '@cordee/kernel';
import type { Decimal, Money } from '@cordee/kernel';

/**
 * What each transaction earned in whole minor units, so that they sum to the payable line: each is rounded down, then the
 * units left go one by one to the largest remainders, the earlier on a tie. Parts may be negative.
 * Example: 0.335, 0.335 and 0.33 of a line of 1.00 are 0.34, 0.33, 0.33.
 */
export function centsBySale(payable: Money, parts: readonly Decimal[]): readonly Money[] {
  invariant(parts.length > 0, 'a line with parts has at least one');
  const scale = minorUnits(payable.currency);
  const floors = parts.map((part) => rounded(part, { scale, rounding: 'floor' }));
  const order = parts
    .map((part, index) => ({ index, remainder: minus(part, floors[index] ?? part) }))
    .toSorted((a, b) => compareDown(a.remainder, b.remainder) || a.index - b.index);
  const minor = floors.map(({ unscaled }) => unscaled);
  const left = payable.minor - minor.reduce((a, b) => a + b, 0n);
  invariant(left >= 0n && left <= BigInt(parts.length), 'the parts of a line sum to it', {
    left: String(left),
  });
  for (const { index } of order.slice(0, Number(left))) minor[index] = (minor[index] ?? 0n) + 1n;
  return minor.map((each) => ({ minor: each, currency: payable.currency }));
}

function compareDown(a: Decimal, b: Decimal): number {
  const difference = minus(b, a).unscaled;
  return difference === 0n ? 0 : difference > 0n ? 1 : -1;
}
