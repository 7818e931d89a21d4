// What an argument must be, whatever the function.
import { decimal, invariant, numberOf, withoutTrailingZeros } from '@cordee/kernel';
import { isNumeric, KIND_SIGNS, typeSign } from '../environment.ts';
import type { ValueType } from '../environment.ts';
import { checkedAll, refusedAt } from '../formula-refusal.ts';
import type { Checked } from '../formula-refusal.ts';
import { alike, constantNumber, literal, takesAnyUnit } from './alike.ts';
import type { Typed } from './typed.ts';

/** Refuses formula.kind_expected. */
export function requireKind(arg: Typed, kind: 'text' | 'date' | 'boolean'): Checked<Typed> {
  if (arg.type.kind === kind) return { ok: true, value: arg };
  return refusedAt('formula.kind_expected', arg.at, {
    expected: KIND_SIGNS[kind],
    found: typeSign(arg.type),
  });
}

export function requireKinds(args: readonly Typed[], kind: 'text' | 'date' | 'boolean') {
  return checkedAll(args.map((arg) => requireKind(arg, kind)));
}

/** Refuses formula.number_expected. */
export function requireNumbers(args: readonly Typed[]): Checked<readonly Typed[]> {
  return checkedAll(
    args.map((arg) =>
      isNumeric(arg.type)
        ? { ok: true, value: arg }
        : refusedAt('formula.number_expected', arg.at, { found: typeSign(arg.type) }),
    ),
  );
}

/** Numbers of one unit. */
export function requireLikeNumbers(
  args: readonly Typed[],
): Checked<{ readonly args: readonly Typed[]; readonly type: ValueType }> {
  const numbers = requireNumbers(args);
  return numbers.ok ? alike(numbers.value) : numbers;
}

/** A written whole number within bounds, as a literal. Refuses formula.integer_expected. */
export function requireInteger(
  arg: Typed,
  { min, max }: { readonly min: number; readonly max: number },
): Checked<Typed> {
  const number = takesAnyUnit(arg) ? constantNumber(arg) : null;
  if (number !== null && !number.ok) return number;
  const value = number === null ? null : withoutTrailingZeros(number.value);
  if (value === null || value.scale > 0 || value.unscaled < BigInt(min) || value.unscaled > BigInt(max))
    return refusedAt('formula.integer_expected', arg.at, { min, max });
  const setting = literal({ kind: 'decimal', value: decimal(value.unscaled.toString()) }, arg.at);
  return { ok: true, value: { ...setting, isSetting: true } };
}

/** The number that requireInteger has let through. */
export function integerOf(arg: Typed | undefined): number {
  invariant(arg?.node === 'literal' && arg.value.kind !== 'boolean', 'the check has put a literal here');
  const number = numberOf(arg.value);
  invariant(number !== null, 'the check has put a number here');
  return Number(number.unscaled);
}
