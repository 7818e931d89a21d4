import { z } from '@hono/zod-openapi';
import type { Locale } from '@cordee/kernel';
import type { ImportIssue } from '../import-record.ts';
import { cellText } from '../reading/raw-table.ts';
import { sayRefusal } from './say-refusal.ts';

export const IssueAnswer = z
  .object({
    line: z.number(),
    sheet: z.string().nullable(),
    disposition: z.enum(['rejected', 'excluded', 'repaired']),
    messages: z.array(z.string()),
    raw: z.array(z.string()),
  })
  .openapi('ImportIssue');

/** A row turned away, left aside or mended, in the reader's language. */
export function presentIssue(issue: ImportIssue, locale: Locale): z.input<typeof IssueAnswer> {
  return {
    line: issue.line,
    sheet: issue.sheet,
    disposition: issue.disposition,
    messages: issue.refusals.map((refusal) => sayRefusal(refusal, locale)),
    raw: issue.raw.map(cellText),
  };
}
