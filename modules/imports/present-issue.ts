import type { Locale } from '@cordee/kernel';
import type { ImportIssue } from './import-record.ts';
import { cellText } from './raw-table.ts';
import { sayRefusal } from './say-refusal.ts';

/** A row turned away, left aside or mended, in the reader's language. */
export function presentIssue(issue: ImportIssue, locale: Locale) {
  return {
    line: issue.line,
    sheet: issue.sheet,
    disposition: issue.disposition,
    messages: issue.refusals.map((refusal) => sayRefusal(refusal, locale)),
    raw: issue.raw.map(cellText),
  };
}
