// The language of this build and everything that is written the way that language writes it.
export type Locale = 'fr' | 'en';

export const locale: Locale = document.documentElement.lang === 'en' ? 'en' : 'fr';

const formattingLocale = { fr: 'fr-FR', en: 'en-GB' }[locale];

// Amounts arrive as canonical decimal text. Intl formats such text exactly, without passing by a binary number.
const exact = (decimalText: string) => decimalText as Intl.StringNumericLiteral;

/** The typeface draws the narrow space so narrow that « 1 728 » reads 1728: its plain unbreakable one stands instead. */
export const spaced = (number: string) => number.replaceAll('\u202f', '\u00a0');

export function formatDecimal(decimalText: string, fractionMax = 2): string {
  return spaced(
    new Intl.NumberFormat(formattingLocale, { maximumFractionDigits: fractionMax }).format(
      exact(decimalText),
    ),
  );
}

export function formatCount(count: number): string {
  return spaced(new Intl.NumberFormat(formattingLocale).format(count));
}

/** `short` leaves out cents that are all zero, for figures that stand alone; columns keep them, to stay aligned. */
export function formatMoney(decimalText: string, currency: string, style: 'full' | 'short' = 'full'): string {
  return spaced(
    new Intl.NumberFormat(formattingLocale, {
      style: 'currency',
      currency,
      trailingZeroDisplay: style === 'short' ? 'stripIfInteger' : 'auto',
    }).format(exact(decimalText)),
  );
}

/** `full` keeps its decimals even where they are zero, so that columns stay aligned. */
export function formatRatio(ratioText: string, fractionMax = 1, style: 'full' | 'short' = 'short'): string {
  return spaced(
    new Intl.NumberFormat(formattingLocale, {
      style: 'percent',
      maximumFractionDigits: fractionMax,
      minimumFractionDigits: style === 'full' ? fractionMax : 0,
    }).format(exact(ratioText)),
  );
}

/** In French the first of a month is « 1er », which Intl does not know. */
const withFirst = (date: string) => (locale === 'fr' ? date.replace(/^1 /, '1er ') : date);

/** A business date ('2026-03-05') in words; it names a day, so no time zone may move it. */
export function formatDate(date: string, style: 'short' | 'long' = 'short'): string {
  const day = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(day)) return date;
  const format = new Intl.DateTimeFormat(formattingLocale, {
    timeZone: 'UTC',
    day: 'numeric',
    month: style === 'long' ? 'long' : 'short',
    year: 'numeric',
  });
  return withFirst(format.format(day));
}

export function formatInstant(instant: string): string {
  // PostgreSQL writes '2026-03-27 06:30:00+00'; browsers agree only on '2026-03-27T06:30:00+00:00'.
  const parsed = Date.parse(instant.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'));
  if (Number.isNaN(parsed)) return instant;
  const format = new Intl.DateTimeFormat(formattingLocale, { dateStyle: 'medium', timeStyle: 'short' });
  return withFirst(format.format(parsed));
}

const grainNames: Readonly<Record<string, { fr: string; en: string }>> = {
  Q: { fr: 'T', en: 'Q' },
  T: { fr: 'Quadrimestre ', en: 'Trimester ' },
  H: { fr: 'S', en: 'H' },
};

/** A period as people say it: '2026-03' is March 2026, '2026-Q1' the first quarter; other codes are names already. */
export function formatPeriod(code: string): string {
  const month = /^(\d{4})-(\d\d)$/.exec(code);
  if (month) {
    return new Intl.DateTimeFormat(formattingLocale, {
      timeZone: 'UTC',
      month: 'long',
      year: 'numeric',
    }).format(Date.parse(`${code}-01T00:00:00Z`));
  }
  const part = /^(\d{4})-([QTH])(\d)$/.exec(code);
  const name = part?.[2] ? grainNames[part[2]] : undefined;
  return part && name ? `${name[locale]}${part[3]} ${part[1]}` : code;
}

/** A country by its ISO code of two letters; what is no such code stays as it is written. */
export function formatCountry(code: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames(formattingLocale, { type: 'region' }).of(code) ?? code;
}

export function formatDuration(seconds: number): string {
  const rounded = Math.max(1, Math.round(seconds));
  const [amount, unit] = rounded < 90 ? [rounded, 'second'] : [Math.round(rounded / 60), 'minute'];
  return new Intl.NumberFormat(formattingLocale, {
    style: 'unit',
    unit: String(unit),
    unitDisplay: 'long',
  }).format(Number(amount));
}

export function formatBytes(bytes: number): string {
  const [amount, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
  return new Intl.NumberFormat(formattingLocale, {
    style: 'unit',
    unit: String(unit),
    maximumFractionDigits: 1,
  }).format(Number(amount));
}

export const collator = new Intl.Collator(formattingLocale, { numeric: true, sensitivity: 'base' });
