import { m } from '@cordee/messages';

const reasonLettersMin = 3;

/** What keeps a reason from being sent; null when nothing does. */
export function whyNoReason(reason: string): string | null {
  return reason.trim().length >= reasonLettersMin ? null : m['web.run_reason_short']();
}
