import { expect, it, vi } from 'vitest';

vi.stubGlobal('document', { documentElement: { lang: 'fr' } });
const { formatCount, formatCountry, formatDate, formatMoney, formatRatio } = await import('./locale.ts');

it('separates thousands by a space that every typeface shows, and never breaks there', () => {
  expect(formatMoney('1728.99', 'EUR')).toBe('1\u00a0728,99\u00a0€');
  expect(formatCount(45_992)).toBe('45\u00a0992');
});

it('keeps the decimal of a percentage in columns, where figures align, and drops it where it stands alone', () => {
  expect(formatRatio('1.53', 1, 'full')).toBe('153,0\u00a0%');
  expect(formatRatio('1.53')).toBe('153\u00a0%');
});

it('writes the first of a month as French says it', () => {
  expect(formatDate('2026-04-01')).toBe('1er avr. 2026');
});

it('names a country, and leaves what is no country code as it is', () => {
  expect(formatCountry('FR')).toBe('France');
  expect(formatCountry('Savoie')).toBe('Savoie');
});
