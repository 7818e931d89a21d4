import type { Locale } from '@cordee/kernel';

const partNames: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  Q: { fr: 'T', en: 'Q' },
  T: { fr: 'quadrimestre ', en: 'T' },
  H: { fr: 'S', en: 'H' },
};

/** A period's code in words: 2026-03 is « mars 2026 », 2026-Q1 « T1 2026 ». A code of an own calendar stays as it is. */
export function formatPeriod(code: string, locale: Locale): string {
  if (/^\d{4}-\d{2}$/.test(code)) {
    const month = Temporal.PlainYearMonth.from(code).toPlainDate({ day: 1 });
    return month.toLocaleString(locale === 'fr' ? 'fr-FR' : 'en-GB', { month: 'long', year: 'numeric' });
  }
  const part = /^(\d{4})-([QTH])(\d)$/.exec(code);
  const name = part?.[2] ? partNames[part[2]] : undefined;
  return part && name ? `${name[locale]}${part[3]} ${part[1]}` : code;
}
