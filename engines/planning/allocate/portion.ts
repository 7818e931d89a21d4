import { invariant } from '@cordee/kernel';

/** total × part = quotient × whole + remainder, all of them whole numbers. */
export type Portion = { readonly quotient: number; readonly remainder: number };

/**
 * The whole part of total × part ÷ whole, and what is left over: exact. The three are whole numbers from 0 to 2^53 − 1,
 * part ≤ whole, whole > 0. Where the product passes 2^53, it is worked out with big integers; below, a remainder of two
 * doubles and the division of a multiple are exact. 100 × 1 ÷ 3 is 33, and 1 is left over.
 */
export function portion(total: number, part: number, whole: number): Portion {
  const product = total * part;
  if (product <= Number.MAX_SAFE_INTEGER) {
    const remainder = product % whole;
    return { quotient: (product - remainder) / whole, remainder };
  }
  const [exact, divisor] = [BigInt(total) * BigInt(part), BigInt(whole)];
  return { quotient: Number(exact / divisor), remainder: Number(exact % divisor) };
}

/** A sum of whole numbers, which stays one: past 2^53 − 1 it would lose units. */
export function exactSum(values: Iterable<number>): number {
  let sum = 0;
  for (const value of values) sum += value;
  invariant(sum <= Number.MAX_SAFE_INTEGER, 'a sum of steps stays exact', { sum });
  return sum;
}
