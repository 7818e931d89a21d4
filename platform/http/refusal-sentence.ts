import { m } from '@cordee/messages';
import { invariant, type Locale, type Refusal } from '@cordee/kernel';

type Sentence = (args: Refusal['args'], options: { locale: Locale }) => string;

/** The refusal in the user's language. Every code has a message in both languages; a tidy test holds it. */
export function refusalSentence(refusal: Refusal, locale: Locale): string {
  const sentences = m as unknown as Readonly<Record<string, Sentence | undefined>>; // looked up by code, not by name
  const sentence = sentences[refusal.code];
  invariant(sentence !== undefined, 'a refusal code without a message', { code: refusal.code });
  // A sentence may name the line or the column where it happened, which the refusal's place tells.
  return sentence({ ...refusal.place, ...refusal.args }, { locale });
}
