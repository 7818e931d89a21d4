import { expect, it, vi } from 'vitest';

vi.stubGlobal('document', { documentElement: { lang: 'fr' } });
const { figureTyped, nothingTyped, sumOf } = await import('./analysis.ts');

it('adds the parts up exactly, a price effect below zero included', () => {
  expect(sumOf({ kept: '120000', lost: '0.1', gained: '5000.2', price: '-10' })).toBe('124990.1000');
  expect(sumOf({ kept: '0', lost: '5', gained: '0', price: '-0.5' })).toBe('-5.5000');
});

it('reads what is typed as people type it, and nothing that is no number', () => {
  const typed = { ...nothingTyped, kept: '120 000,5', price: '−10' };
  expect(figureTyped(typed)).toEqual({
    kept: '120000.5',
    lost: '0',
    gained: '0',
    price: '-10',
    text: '',
    means: '',
  });
  for (const wrong of [{ kept: '' }, { lost: '-5' }, { gained: 'beaucoup' }, { price: '--1' }])
    expect(figureTyped({ ...typed, ...wrong })).toBeNull();
});
