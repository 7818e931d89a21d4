import { refused } from '@cordee/kernel';
import type { Refused } from '@cordee/kernel';

import { wordsOf } from './compare-words.ts';
import { monthNamed } from './read-date.ts';
import { monthOfYear } from './read-period.ts';

const MONTHS_MIN = 3;

/** Refuses imports.months_across for a sheet with one column a month; null when the headers are not months. */
export function monthsAcross(headers: readonly (string | null)[]): Refused | null {
  const months = headers.filter((header) => header !== null && namesMonth(header));
  if (months.length < MONTHS_MIN) return null;
  return refused('imports.months_across', {
    count: months.length,
    first: months[0] ?? '',
    last: months.at(-1) ?? '',
  });
}

function namesMonth(header: string): boolean {
  if (monthOfYear(header) !== null) return true;
  return (
    wordsOf(header).some((word) => monthNamed(word) !== null && word.length <= 9) &&
    wordsOf(header).length <= 3
  );
}
