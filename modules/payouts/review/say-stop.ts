import { messageOf } from '@cordee/messages/explanation';
import type { Locale } from '@cordee/kernel';
import type { Finding } from './breaker.ts';

/** Why a run is stopped, in the reader's language. */
export function sayStop({ code, detail }: Finding, locale: Locale): string {
  return messageOf(`payouts.stop_${code}`, detail, locale);
}
