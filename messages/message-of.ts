import { invariant } from '@cordee/kernel';
import type { Locale } from '@cordee/kernel';
import { formatPeriod } from './format-period.ts';
import { m } from './generated/messages.js';

type Message = (
  args: Readonly<Record<string, string | number>>,
  options: { readonly locale: Locale },
) => string;

/**
 * The sentence of a key that is only known as data: of a refusal or a label. A key without a message is a bug.
 * An argument called `period` holds a period's code, and is said as people say it.
 */
export function messageOf(
  key: string,
  args: Readonly<Record<string, string | number>>,
  locale: Locale,
): string {
  // The compiled messages are typed one by one; a key that is data needs them as one table.
  const message = (m as unknown as Readonly<Record<string, Message | undefined>>)[key];
  invariant(message !== undefined, 'no message has this key', { key });
  const { period } = args;
  const said = typeof period === 'string' ? { ...args, period: formatPeriod(period, locale) } : args;
  return message(said, { locale });
}
