import { expect, it } from 'vitest';
import { readTerminalSettings } from './terminal-settings.ts';

it('takes the language from the locale variables in the order that terminals do', () => {
  expect(readTerminalSettings({ LC_ALL: 'en_GB', LC_MESSAGES: 'fr_FR', LANG: 'de_DE' }).language).toBe(
    'en_GB',
  );
  expect(readTerminalSettings({ LC_ALL: '', LC_MESSAGES: 'fr_FR', LANG: 'de_DE' }).language).toBe('fr_FR');
  expect(readTerminalSettings({ LANG: 'de_DE' }).language).toBe('de_DE');
  expect(readTerminalSettings({})).toMatchObject({ language: '', firstPassword: null });
});
