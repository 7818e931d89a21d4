import { expect, it } from 'vitest';
import { localeOf } from './locale-of.ts';

it('takes the language asked for, else the one of the terminal, else English', () => {
  expect(localeOf('en', 'fr_FR.UTF-8')).toBe('en');
  expect(localeOf(undefined, 'fr_FR.UTF-8')).toBe('fr');
  expect(localeOf(undefined, 'C.UTF-8')).toBe('en');
  expect(localeOf(undefined, '')).toBe('en');
  expect(localeOf('de', '')).toBeNull();
});
