import fc from 'fast-check';
import type { Decimal } from './decimal.ts';

/** A fraction of whole numbers, to check decimals against arithmetic that shares no code with them. */
export type Rational = { readonly top: bigint; readonly bottom: bigint };

export const rationalOf = ({ unscaled, scale }: Decimal): Rational => ({
  top: unscaled,
  bottom: 10n ** BigInt(scale),
});
export const sameRational = (a: Rational, b: Rational): boolean => a.top * b.bottom === b.top * a.bottom;

export const anyDecimal: fc.Arbitrary<Decimal> = fc.record({
  unscaled: fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
  scale: fc.integer({ min: 0, max: 10 }),
});

/** In CI the kernel is tried 20,000 times; more on request of the deep gate. */
export const KERNEL_RUNS = Number(process.env['CORDEE_KERNEL_RUNS'] ?? 20_000);
