import { plainDate, type Locale } from '@cordee/kernel';
import { formatDate, messageOf } from '@cordee/messages/explanation';
import type { Answer } from './answer.ts';

/** What was found, as a sentence: days, kinds and components by the names that people use. */
export function sayAnswer({ code, args }: Answer, locale: Locale): string {
  return messageOf(`disputes.answer_${code}`, { ...args, ...named(args, locale) }, locale);
}

/** The line that a dispute is about: « Commission par tranche, T1 2026 ». */
export function sayLine({ args }: Answer, locale: Locale): string {
  const { component, period } = { ...args, ...named(args, locale) };
  return messageOf('disputes.line', { component: component ?? '', period: period ?? '' }, locale);
}

function named({ day, kind, type }: Answer['args'], locale: Locale): Record<string, string> {
  return {
    ...(day === undefined ? {} : { day: formatDate(plainDate(day), locale) }),
    ...(kind === undefined ? {} : { kind: messageOf(`disputes.kind_${kind}`, {}, locale) }),
    ...(type === undefined ? {} : { component: messageOf(`compensation.component_${type}`, {}, locale) }),
  };
}
