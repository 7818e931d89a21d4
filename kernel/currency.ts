import { invariant } from './invariant.ts';
import { ok, refused } from './result.ts';
import type { Result } from './result.ts';

/** An ISO 4217 code. */
export type Currency = string & { readonly __currency: true };

/** ISO 4217 currencies whose minor unit is not the hundredth. */
export const minorUnitsByCurrency: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  CLF: 4,
  UYW: 4,
};

/** Reads a currency code of three capital letters; refuses kernel.currency_invalid otherwise. */
export function parseCurrency(code: string): Result<Currency> {
  if (!/^[A-Z]{3}$/.test(code)) return refused('kernel.currency_invalid', { text: code.slice(0, 20) });
  return ok(code as Currency); // the brand's only source
}

/** The currency of a code known to be good; anything else is a bug. */
export function currency(code: string): Currency {
  const parsed = parseCurrency(code);
  invariant(parsed.ok, 'not a currency code', { code });
  return parsed.value;
}

/** How many digits the payable unit has after the point: 2 for EUR, 0 for JPY, 3 for TND. */
export function minorUnits(code: Currency): number {
  return minorUnitsByCurrency[code] ?? 2;
}
