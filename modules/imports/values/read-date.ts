import { parsePlainDate, refused } from '@cordee/kernel';
import type { PlainDate, Result } from '@cordee/kernel';

import { wordsOf } from './compare-words.ts';
import type { DateOrder } from '../reading/column-style.ts';

/** The months without accents; people write the whole word or its beginning, of three letters or more. */
const MONTH_NAMES: readonly (readonly string[])[] = [
  ['janvier', 'january'],
  ['fevrier', 'february'],
  ['mars', 'march'],
  ['avril', 'april'],
  ['mai', 'may'],
  ['juin', 'june'],
  ['juillet', 'july'],
  ['aout', 'august'],
  ['septembre', 'september'],
  ['octobre', 'october'],
  ['novembre', 'november'],
  ['decembre', 'december'],
];

const NUMERIC = /^(\d{1,4})[/.\- ](\d{1,2})[/.\- ](\d{1,4})$/;
const TIME = /[T ]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(am|pm)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * Reads a day as offices write it: 05/03/2026 in the order of the column, 5 mars 2026, 2026-03-05, 20260305, each with a
 * time of day or not. A time in another zone than one's own would move the day: it is refused unless it is midnight.
 * Refuses imports.date_absent for 31/02/2024, imports.date_zone, imports.date_unreadable.
 */
export function readDate(text: string, order: DateOrder): Result<PlainDate> {
  const trimmed = text.trim();
  const time = TIME.exec(trimmed);
  if (time?.[5] !== undefined && !/^0+$/.test(`${time[1]}${time[2]}${time[3] ?? ''}`)) {
    return refused('imports.date_zone', { value: shown(trimmed) });
  }
  const day = time === null ? trimmed : trimmed.slice(0, time.index).trim();
  const parts = datePartsOf(day, order);
  if (parts === null) return refused('imports.date_unreadable', { value: shown(trimmed) });
  const iso = `${pad(parts.year, 4)}-${pad(parts.month, 2)}-${pad(parts.day, 2)}`;
  const date = parsePlainDate(iso);
  return date.ok ? date : refused('imports.date_absent', { value: shown(trimmed) });
}

/** The number of the month that a word names in French or English, or null. */
export function monthNamed(word: string): number | null {
  const plain = wordsOf(word).join('');
  if (plain.length < 3) return null;
  const months = MONTH_NAMES.flatMap((names, index) =>
    names.some((name) => name.startsWith(plain)) ? [index + 1] : [],
  );
  // "jui" begins two French months.
  return months.length === 1 ? (months[0] ?? null) : null;
}

/** The three numbers of a numeric date as written, or null when the text is no such date. */
export function numericParts(text: string): readonly [string, string, string] | null {
  const match = NUMERIC.exec(text.trim().replace(TIME, '').trim());
  return match === null ? null : [match[1] ?? '', match[2] ?? '', match[3] ?? ''];
}

type Parts = { readonly year: number; readonly month: number; readonly day: number };

function datePartsOf(text: string, order: DateOrder): Parts | null {
  const compact = /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(text);
  if (compact !== null) return parts(compact[1], compact[2], compact[3]);
  const numeric = numericParts(text);
  if (numeric === null) return namedParts(text);
  const [first, second, third] = numeric;
  if (first.length > 2) return first.length === 4 && third.length <= 2 ? parts(first, second, third) : null;
  if (third.length === 3 || third.length === 1) return null;
  // With points the day comes first wherever such dates are written.
  if (order === 'mdy' && !text.includes('.')) return parts(third, first, second);
  if (order === 'ymd' && third.length === 2) return parts(first, second, third);
  return parts(third, second, first);
}

/** 5 mars 2026, 1er avril 2026, 05-Mar-26, March 5, 2026. */
function namedParts(text: string): Parts | null {
  const words = wordsOf(text).filter((word) => word !== 'le' && word !== 'of');
  if (words.length !== 3) return null;
  const [first = '', second = '', third = ''] = words;
  const dayFirst = monthNamed(second);
  const monthFirst = monthNamed(first);
  const month = dayFirst ?? monthFirst;
  const day = (dayFirst === null ? second : first).replace(/(?:er|st|nd|rd|th)$/, '');
  if (month === null || !/^\d{1,2}$/.test(day) || !/^(?:\d{2}|\d{4})$/.test(third)) return null;
  return parts(third, String(month), day);
}

function parts(year = '', month = '', day = ''): Parts {
  const number = Number(year);
  // Two digits: 70 to 99 are of the last century, as in every spreadsheet.
  const full = year.length > 2 ? number : number + (number < 70 ? 2000 : 1900);
  return { year: full, month: Number(month), day: Number(day) };
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0');
}

function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
