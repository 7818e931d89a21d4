import { LOCALES, type Locale } from '@cordee/kernel';

/** The language asked for, else the one of the terminal's locale; English where the terminal speaks neither. */
export function localeOf(asked: string | undefined, spoken: string): Locale | null {
  if (asked !== undefined) return LOCALES.find((each) => each === asked) ?? null;
  return spoken.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}
