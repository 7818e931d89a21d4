import { m } from '@cordee/messages';
import { useLocaleChange } from '../api/session.ts';
import { locale, type Locale } from '../locale.ts';
import { Choice } from '../ui/choice.tsx';
import { useAppearance, type Density, type Theme } from './appearance.ts';

const themeNames: Record<Theme, () => string> = {
  system: () => m['web.theme_system'](),
  light: () => m['web.theme_light'](),
  dark: () => m['web.theme_dark'](),
};

const densityNames: Record<Density, () => string> = {
  comfortable: () => m['web.density_comfortable'](),
  compact: () => m['web.density_compact'](),
};

/** Each language under its own name, so that it is found by whoever cannot read the other. */
const languageNames: Record<Locale, string> = { fr: 'Français', en: 'English' };

export function LanguageSwitch() {
  const change = useLocaleChange();
  const switchTo = async (chosen: Locale) => {
    document.cookie = `cordee_locale=${chosen}; path=/; max-age=31536000; samesite=lax`;
    await change.mutateAsync(chosen).catch(() => undefined); // Signed out, the cookie alone carries the choice.
    location.reload();
  };
  return (
    <Choice
      label={m['web.language']()}
      value={locale}
      options={(['fr', 'en'] as const).map((value) => ({ value, label: languageNames[value] }))}
      onChange={(chosen) => void switchTo(chosen)}
    />
  );
}

export function AppearanceSwitches() {
  const [theme, chooseTheme] = useAppearance('theme');
  const [density, chooseDensity] = useAppearance('density');
  return (
    <>
      <Choice
        label={m['web.theme']()}
        value={theme}
        options={(['system', 'light', 'dark'] as const).map((value) => ({
          value,
          label: themeNames[value](),
        }))}
        onChange={chooseTheme}
      />
      <Choice
        label={m['web.density']()}
        value={density}
        options={(['comfortable', 'compact'] as const).map((value) => ({
          value,
          label: densityNames[value](),
        }))}
        onChange={chooseDensity}
      />
    </>
  );
}
