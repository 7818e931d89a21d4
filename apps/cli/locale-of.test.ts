import { expect, it } from 'vitest';
import { localeOf } from './locale-of.ts';

it('takes the language asked for, else the one of the terminal, else English', () => {
  expect(localeOf('en', { LANG: 'fr_FR.UTF-8' })).toBe('en');
  expect(localeOf(undefined, { LANG: 'fr_FR.UTF-8' })).toBe('fr');
  expect(localeOf(undefined, { LC_ALL: 'en_GB.UTF-8', LANG: 'fr_FR.UTF-8' })).toBe('en');
  expect(localeOf(undefined, { LANG: 'C.UTF-8' })).toBe('en');
  expect(localeOf(undefined, {})).toBe('en');
  expect(localeOf('de', {})).toBeNull();
});
