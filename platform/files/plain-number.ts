const PLAIN = /^-?\d+(?:\.\d+)?$/;

/**
 * The number of an XLSX cell as plain decimal text, or null when it is none. Excel stores the nearest binary number with
 * 17 digits (1234.5599999999999) and shows 15: what people see is what they mean, so 15 significant digits are kept.
 */
export function plainNumber(stored: string): string | null {
  if (PLAIN.test(stored) && stored.replace(/\D/g, '').length <= 15) return stored;
  const value = Number(stored);
  if (stored.trim() === '' || !Number.isFinite(value)) return null;
  const [mantissa = '0', exponentText = '0'] = value.toExponential(14).split('e');
  const isNegative = mantissa.startsWith('-');
  const digits = mantissa.replace(/\D/g, '');
  const pointAt = Number(exponentText) + 1;
  const padded = pointAt <= 0 ? '0'.repeat(1 - pointAt) + digits : digits.padEnd(pointAt, '0');
  const split = Math.max(pointAt, 1);
  const fraction = padded.slice(split).replace(/0+$/, '');
  const text = padded.slice(0, split) + (fraction === '' ? '' : `.${fraction}`);
  return isNegative && value !== 0 ? `-${text}` : text;
}
