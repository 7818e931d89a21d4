import { sayRefusal } from '@cordee/modules/imports';
import type { Locale, Refusal } from '@cordee/kernel';
import { messageOf } from '@cordee/messages/explanation';

/** The sentence of a refusal, after the file and line that it speaks of. */
export function sayRefusalAt(refusal: Refusal, locale: Locale): string {
  const place = placeText(refusal, locale);
  const sentence = sayRefusal(refusal, locale);
  return place === '' ? sentence : messageOf('cli.at_place', { place, sentence }, locale);
}

function placeText({ place }: Refusal, locale: Locale): string {
  const line = place?.line === undefined ? '' : messageOf('cli.line', { line: place.line }, locale);
  return [place?.sheet, line].filter(Boolean).join(', ');
}
