import { z } from '@hono/zod-openapi';
import { decimalText, type Locale } from '@cordee/kernel';
import type { ImportOutcome } from '../import-record.ts';
import { IssueAnswer, presentIssue } from './present-issue.ts';

export const CountsAnswer = z
  .object({
    read: z.number(),
    added: z.number(),
    changed: z.number(),
    unchanged: z.number(),
    rejected: z.number(),
    excluded: z.number(),
  })
  .openapi('ImportCounts');

/** What an import, or its rehearsal, came to; a rehearsal keeps nothing, so it travels with its task. */
export const RehearsalAnswer = z
  .object({
    importId: z.string(),
    counts: CountsAnswer,
    change: z.string().nullable(),
    bridge: z
      .object({
        currency: z.string(),
        file: z.string(),
        rejected: z.string(),
        excluded: z.string(),
        credited: z.string(),
        creditedToNobody: z.string(),
      })
      .nullable(),
    issueCount: z.number(),
    issues: z.array(IssueAnswer),
  })
  .openapi('ImportRehearsal');

const issuesShownMax = 200;

export function presentRehearsal(
  { importId, bridge, issues, issueCount, change, counts }: ImportOutcome,
  locale: Locale,
): z.input<typeof RehearsalAnswer> {
  return {
    importId,
    counts,
    change: change === null ? null : String(change),
    bridge: bridge && {
      currency: bridge.currency,
      file: decimalText(bridge.file),
      rejected: decimalText(bridge.rejected),
      excluded: decimalText(bridge.excluded),
      credited: decimalText(bridge.credited),
      creditedToNobody: decimalText(bridge.creditedToNobody),
    },
    issueCount,
    issues: issues.slice(0, issuesShownMax).map((issue) => presentIssue(issue, locale)),
  };
}
