import { sayRefusal } from '@cordee/modules/imports';
import type { Locale, Refusal } from '@cordee/kernel';
import { messageOf } from '@cordee/messages/explanation';

/** The sentence of a refusal, after the file and line, or the formula of a document, that it speaks of. */
export function sayRefusalAt(refusal: Refusal, locale: Locale): string {
  const place = placeText(refusal, locale);
  const sentence = sayRefusal(refusal, locale);
  return place === '' ? sentence : messageOf('cli.at_place', { place, sentence }, locale);
}

function placeText({ code, args, place }: Refusal, locale: Locale): string {
  const { path, from } = args;
  if (code.startsWith('formula.') && path !== undefined && typeof from === 'number')
    return messageOf('cli.in_formula', { path, character: from + 1 }, locale);
  const line = place?.line === undefined ? '' : messageOf('cli.line', { line: place.line }, locale);
  return [place?.sheet, line].filter(Boolean).join(', ');
}
