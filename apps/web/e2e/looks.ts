// The ways a screen can be looked at, and which of them an ordinary run tries.
export type Look = {
  readonly locale: 'fr' | 'en';
  readonly theme: 'light' | 'dark';
  readonly width: 390 | 1440;
};

/** Language × look × width: all eight. */
export const everyLook: readonly Look[] = (['fr', 'en'] as const).flatMap((locale) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    ([1440, 390] as const).map((width) => ({ locale, theme, width })),
  ),
);

/** Four looks in which every pair of language, look and width meets once. */
export const pairedLooks: readonly Look[] = [
  { locale: 'fr', theme: 'light', width: 1440 },
  { locale: 'en', theme: 'dark', width: 1440 },
  { locale: 'fr', theme: 'dark', width: 390 },
  { locale: 'en', theme: 'light', width: 390 },
];
