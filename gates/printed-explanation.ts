// Evaluates an explanation as it is printed, by itself: fractions of whole numbers, no code of the product. What an
// amount comes to must be found by anyone who can read the JSON and the list of operations in the reference.
type Fraction = { readonly top: bigint; readonly bottom: bigint };
type Printed = { readonly [key: string]: unknown };

/** The value of a printed explanation, from its leaves alone; null where it holds an issue or an unknown operation. */
export function valueOfPrinted(node: Printed): Fraction | null {
  switch (node['kind']) {
    case 'source':
    case 'parameter':
      return stated(node);
    case 'sum':
      return Array.isArray(node['rows']) ? total(node['rows'].map(valueOfPrinted)) : stated(node);
    case 'step':
      return stepValue(node);
    default:
      return null;
  }
}

/** A decimal text such as "-12.50" as a fraction. */
export function fractionOf(text: string): Fraction {
  const [whole = '0', decimals = ''] = text.split('.');
  return { top: BigInt(whole + decimals), bottom: 10n ** BigInt(decimals.length) };
}

export function isSameFraction(a: Fraction, b: Fraction): boolean {
  return compare(a, b) === 0n;
}

function stepValue(node: Printed): Fraction | null {
  const inputs = (Array.isArray(node['inputs']) ? node['inputs'] : []).map(valueOfPrinted);
  const values = inputs.filter((each) => each !== null);
  const [first] = values;
  if (first === undefined || values.length !== inputs.length) return null;
  return rounded(carriedOut(String(node['operation']), first, values.slice(1)), node['rounding']);
}

function carriedOut(operation: string, first: Fraction, rest: readonly Fraction[]): Fraction | null {
  switch (operation) {
    case 'identity':
    case 'round':
      return rest.length === 0 ? first : null;
    case 'add':
      return total([first, ...rest]);
    case 'subtract':
      return rest.reduce((a, b) => plus(a, { ...b, top: -b.top }), first);
    case 'multiply':
      return rest.reduce((a, b) => ({ top: a.top * b.top, bottom: a.bottom * b.bottom }), first);
    case 'divide':
      return rest.length === 1 ? quotient(first, rest[0]) : null;
    case 'minimum':
      return rest.reduce((a, b) => (compare(b, a) < 0n ? b : a), first);
    case 'maximum':
      return rest.reduce((a, b) => (compare(b, a) > 0n ? b : a), first);
    case 'select':
      return selected(first, rest);
    case 'slice':
      return slice(first, rest);
    default:
      return null;
  }
}

function quotient(a: Fraction, b: Fraction | undefined): Fraction | null {
  if (b === undefined || b.top === 0n) return null;
  const sign = b.top < 0n ? -1n : 1n;
  return { top: a.top * b.bottom * sign, bottom: a.bottom * b.top * sign };
}

function selected(tested: Fraction, rest: readonly Fraction[]): Fraction | null {
  const [threshold, then, otherwise] = rest;
  if (threshold === undefined || then === undefined || otherwise === undefined) return null;
  return compare(tested, threshold) >= 0n ? then : otherwise;
}

function slice(value: Fraction, [lower, upper]: readonly Fraction[]): Fraction | null {
  if (lower === undefined) return null;
  const end = upper !== undefined && compare(upper, value) < 0n ? upper : value;
  const part = plus(end, { ...lower, top: -lower.top });
  return part.top < 0n ? { top: 0n, bottom: 1n } : part;
}

/** To a number of decimals; ties as the mode says. */
function rounded(value: Fraction | null, rounding: unknown): Fraction | null {
  if (value === null || typeof rounding !== 'object' || rounding === null) return value;
  const { mode, scale } = rounding as { readonly mode: string; readonly scale: number }; // as the reference describes it
  const unit = 10n ** BigInt(scale);
  const size = (value.top < 0n ? -value.top : value.top) * unit;
  const low = size / value.bottom;
  const twice = 2n * (size - low * value.bottom);
  const away =
    size % value.bottom !== 0n && goesAway(mode, value.top < 0n, twice - value.bottom, low % 2n === 1n);
  const near = away ? low + 1n : low;
  return { top: value.top < 0n ? -near : near, bottom: unit };
}

/** Whether the magnitude grows: `half` is below, at or above zero as the rest is below, at or above one half. */
function goesAway(mode: string, isNegative: boolean, half: bigint, isOdd: boolean): boolean {
  if (mode === 'up') return true;
  if (mode === 'down') return false;
  if (mode === 'ceiling') return !isNegative;
  if (mode === 'floor') return isNegative;
  if (half !== 0n) return half > 0n;
  return mode === 'half-up' || (mode === 'half-even' && isOdd);
}

function stated({ value }: Printed): Fraction | null {
  const text = typeof value === 'object' && value !== null && 'text' in value ? value.text : null;
  return typeof text === 'string' && /^-?\d+(\.\d+)?$/.test(text) ? fractionOf(text) : null;
}

function total(values: readonly (Fraction | null)[]): Fraction | null {
  const known = values.filter((each) => each !== null);
  return known.length === values.length ? known.reduce(plus, { top: 0n, bottom: 1n }) : null;
}

const plus = (a: Fraction, b: Fraction): Fraction => ({
  top: a.top * b.bottom + b.top * a.bottom,
  bottom: a.bottom * b.bottom,
});
const compare = (a: Fraction, b: Fraction): bigint => a.top * b.bottom - b.top * a.bottom;
