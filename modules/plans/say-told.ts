import type { Phrase, Told } from '@cordee/engine-compensation';
import type { Locale } from '@cordee/kernel';
import { formatQuantity, messageOf } from '@cordee/messages/explanation';

/** What the engine tells, in the reader's language. */
export function sayTold(told: Told, locale: Locale): string {
  if (typeof told === 'string') return told;
  if (isSeveral(told)) return told.map((each) => sayTold(each, locale)).join(' ; ');
  return 'key' in told ? sayPhrase(told, locale) : formatQuantity(told, locale);
}

function sayPhrase({ key, args }: Phrase, locale: Locale): string {
  const said = Object.entries(args).map(([name, arg]) => [name, sayTold(arg, locale)]);
  return messageOf(key, Object.fromEntries(said), locale);
}

/** Array.isArray does not narrow a read-only list. */
function isSeveral(told: Told): told is readonly Told[] {
  return Array.isArray(told);
}
