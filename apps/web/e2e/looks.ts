// The ways a screen can be looked at, and which of them an ordinary run tries.
export type Look = {
  readonly locale: 'fr' | 'en';
  readonly theme: 'light' | 'dark';
  readonly width: 390 | 1440;
};

export const themes = ['light', 'dark'] as const;
export const widths = [1440, 390] as const;

/** Four looks in which every pair of language, look and width meets once. */
export const pairedLooks: readonly Look[] = [
  { locale: 'fr', theme: 'light', width: 1440 },
  { locale: 'en', theme: 'dark', width: 1440 },
  { locale: 'fr', theme: 'dark', width: 390 },
  { locale: 'en', theme: 'light', width: 390 },
];
