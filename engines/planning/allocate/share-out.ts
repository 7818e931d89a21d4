// Hamilton's largest remainders with bounds. Indices come from the loops' own bounds, hence `!`.
import { exactSum, portion } from './portion.ts';

/** Whole, not negative; `upper` may be Infinity, and lower ≤ upper. */
export type Bounds = { readonly lower: ArrayLike<number>; readonly upper: ArrayLike<number> };

/** `isFixed`: held at a bound, so that it takes no share of what the others divide. */
export type SharedOut = { readonly parts: Float64Array; readonly isFixed: Uint8Array };

/**
 * Divides a whole number among weights within bounds, so that the parts sum to it exactly. Who would pass a bound stays at
 * it, the others divide the rest in proportion (as a flexible box does: the side that is broken by more is settled first);
 * their shares are rounded towards zero, and the units left go to the largest remainders, the earlier first on a tie.
 * Null where the bounds leave no way, or where something is left and nobody has a weight.
 *
 * Example: 10 by 1, 1, 2 where the last is at most 3: 4, 3, 3.
 */
export function shareOut(total: number, weights: ArrayLike<number>, bounds?: Bounds): SharedOut | null {
  const isFixed = new Uint8Array(weights.length);
  const parts = new Float64Array(weights.length);
  for (;;) {
    const rest = restOf(total, weights, parts, isFixed);
    if (rest.amount < 0 || (rest.weight === 0 && rest.amount > 0)) return null;
    if (bounds === undefined || !fixBroken(rest, weights, bounds, { parts, isFixed })) {
      divide(rest, weights, { parts, isFixed });
      return bounds !== undefined && isOutside(parts, bounds) ? null : { parts, isFixed };
    }
  }
}

type Rest = { readonly amount: number; readonly weight: number };

function restOf(total: number, weights: ArrayLike<number>, parts: Float64Array, isFixed: Uint8Array): Rest {
  let [amount, weight] = [total, 0];
  for (let index = 0; index < parts.length; index++) {
    if (isFixed[index] === 1) amount -= parts[index]!;
    else weight += weights[index]!;
  }
  return { amount, weight: exactSum([weight]) };
}

/** Holds at their bound all who would pass it on the side that is broken by more, both sides on a tie. */
function fixBroken(rest: Rest, weights: ArrayLike<number>, bounds: Bounds, shared: SharedOut): boolean {
  const sides = new Int8Array(weights.length);
  const [below, above] = brokenBy(rest, weights, bounds, shared.isFixed, sides);
  if (below === 0n && above === 0n) return false;
  for (let index = 0; index < sides.length; index++) {
    const side = sides[index]!;
    if ((side === -1 && below >= above) || (side === 1 && above >= below)) {
      shared.isFixed[index] = 1;
      shared.parts[index] = side === -1 ? bounds.lower[index]! : bounds.upper[index]!;
    }
  }
  return true;
}

/** By how much lower and upper bounds are broken in all, in units of 1 ÷ the weight of the rest, and by whom. */
function brokenBy(
  rest: Rest,
  weights: ArrayLike<number>,
  { lower, upper }: Bounds,
  isFixed: Uint8Array,
  sides: Int8Array,
): readonly [bigint, bigint] {
  let [below, above] = [0n, 0n];
  for (let index = 0; index < weights.length; index++) {
    if (isFixed[index] === 1 || (lower[index] === 0 && upper[index] === Infinity)) continue;
    const { quotient, remainder } = portionOf(rest, weights[index]!);
    if (quotient < lower[index]!) {
      sides[index] = -1;
      below += BigInt(lower[index]! - quotient) * BigInt(rest.weight) - BigInt(remainder);
    } else if (quotient > upper[index]! || (quotient === upper[index]! && remainder > 0)) {
      sides[index] = 1;
      above += BigInt(quotient - upper[index]!) * BigInt(rest.weight) + BigInt(remainder);
    }
  }
  return [below, above];
}

/** Nobody has a share of nothing. */
function portionOf({ amount, weight }: Rest, own: number) {
  return weight === 0 ? { quotient: 0, remainder: 0 } : portion(amount, own, weight);
}

function divide(rest: Rest, weights: ArrayLike<number>, { parts, isFixed }: SharedOut): void {
  const remainders = new Float64Array(parts.length);
  const order: number[] = [];
  let left = rest.amount;
  for (let index = 0; index < parts.length; index++) {
    if (isFixed[index] === 1) continue;
    const { quotient, remainder } = portionOf(rest, weights[index]!);
    parts[index] = quotient;
    left -= quotient;
    if (remainder === 0) continue;
    remainders[index] = remainder;
    order.push(index);
  }
  if (left === 0) return;
  order.sort((a, b) => remainders[b]! - remainders[a]! || a - b);
  for (const index of order.slice(0, left)) parts[index]! += 1;
}

function isOutside(parts: Float64Array, { lower, upper }: Bounds): boolean {
  return parts.some((part, index) => part < lower[index]! || part > upper[index]!);
}
