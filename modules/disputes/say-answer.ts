import { plainDate, type Locale } from '@cordee/kernel';
import { formatDate, messageOf } from '@cordee/messages/explanation';
import type { Answer } from './answer.ts';

/** What was found, as a sentence: days, kinds and components by the names that people use. */
export function sayAnswer({ code, args }: Answer, locale: Locale): string {
  return messageOf(`disputes.answer_${code}`, { ...args, ...named(args, locale) }, locale);
}

/** The line that a dispute is about: « Commission par tranche, T1 2026 ». */
export function sayLine({ args }: Answer, locale: Locale): string {
  const { component = '', period = '', release } = { ...args, ...named(args, locale) };
  return release === undefined
    ? messageOf('disputes.line', { component, period }, locale)
    : messageOf('disputes.release_line', { release, component, period }, locale);
}

function named({ day, kind, type, name, release }: Answer['args'], locale: Locale): Record<string, string> {
  const typed = type === undefined ? undefined : messageOf(`compensation.component_${type}`, {}, locale);
  const component = name ?? typed;
  return {
    ...(day === undefined ? {} : { day: formatDate(plainDate(day), locale) }),
    ...(kind === undefined ? {} : { kind: messageOf(`disputes.kind_${kind}`, {}, locale) }),
    ...(release === undefined ? {} : { release: messageOf(`disputes.kind_release_${release}`, {}, locale) }),
    ...(component === undefined ? {} : { component }),
  };
}
