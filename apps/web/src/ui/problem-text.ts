import { m } from '@cordee/messages';
import { ProblemError } from '../api/problem.ts';

/** What happened, to what, and what to do, in one or two sentences. */
export function problemText(error: unknown): string {
  if (!(error instanceof ProblemError)) return m['web.error_unknown']();
  const { problem } = error;
  if (problem.status === 0) return m['web.error_offline']();
  if (problem.status === 403) return problem.detail ?? m['web.error_no_right']();
  if (problem.status === 404) return problem.detail ?? m['web.error_not_found']();
  return problem.detail ?? problem.title ?? m['web.error_unknown']();
}
