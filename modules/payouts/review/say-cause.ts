import { messageOf } from '@cordee/messages/explanation';
import type { Locale } from '@cordee/kernel';
import type { CorrectionCause } from '../late/correction-causes.ts';

/** One thing that came late, in the reader's language. */
export function sayCause(cause: CorrectionCause, locale: Locale): string {
  return messageOf(`payouts.cause_${cause.kind}`, 'code' in cause ? { code: cause.code } : {}, locale);
}
