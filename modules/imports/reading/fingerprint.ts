import type { ImportValue } from '../import-target.ts';
import { dayText, isDecimal } from '../values/import-values.ts';

/** The 53 bits of a text: cyrb53, a fast hash with good dispersion; it protects nothing against an adversary and need not. */
export function fingerprint(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  return folded(high, low);
}

/** The same of a value; two that are written apart, such as 1.5 and 1.50, are two. 0 where there is none. */
export function valuePrint(value: ImportValue | undefined): number {
  if (value === undefined) return 0;
  if (typeof value === 'string') return fingerprint(value);
  if (!isDecimal(value)) return fingerprint(dayText(value));
  return joinedPrint(Number(BigInt.asUintN(53, value.unscaled)), value.scale + 1);
}

/** The fingerprint of what came before followed by one more. */
export function joinedPrint(before: number, next: number): number {
  const high = Math.imul((before / 2 ** 32) ^ next, 2654435761);
  const low = Math.imul(before ^ (next / 2 ** 32), 1597334677);
  return folded(high, low ^ Math.imul(next, 2246822507));
}

function folded(left: number, right: number): number {
  let [high, low] = [left, right];
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
