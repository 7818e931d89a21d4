import { LOCALES, type Locale } from '@cordee/kernel';

/** The language asked for, else the terminal's; English where the terminal speaks neither. */
export function localeOf(asked: string | undefined, environment: NodeJS.ProcessEnv): Locale | null {
  if (asked !== undefined) return LOCALES.find((each) => each === asked) ?? null;
  const spoken = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return spoken.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}
