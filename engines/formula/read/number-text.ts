import { decimalText, powerOfTen, withoutTrailingZeros, decimal } from '@cordee/kernel';
import type { Decimal, Locale } from '@cordee/kernel';

/** The exact text of a number as people write it: 10 000,50 in French and 10,000.50 in English are 10000.5. */
export function numberText(written: string, locale: Locale): string {
  return decimalText(numberOfText(written, locale));
}

/** The ratio of what stands before a %: 3,5 % is 0.035. */
export function ratioText(written: string, locale: Locale): string {
  const { unscaled, scale } = numberOfText(written, locale);
  return decimalText(withoutTrailingZeros({ unscaled, scale: scale + 2 }));
}

/** What stands before the % of a ratio: 0.035 is 3.5. */
export function percentText(ratio: string): string {
  const { unscaled, scale } = decimal(ratio);
  return decimalText({
    unscaled: unscaled * powerOfTen(Math.max(2 - scale, 0)),
    scale: Math.max(scale - 2, 0),
  });
}

function numberOfText(written: string, locale: Locale): Decimal {
  const plain =
    locale === 'fr' ? written.replaceAll(/\s/gu, '').replace(',', '.') : written.replaceAll(',', '');
  const [whole = '', fraction = ''] = plain.split('.');
  return withoutTrailingZeros({ unscaled: BigInt(whole + fraction), scale: fraction.length });
}
