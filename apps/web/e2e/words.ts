import { m } from '@cordee/messages';

export type Locale = 'fr' | 'en';
type Key = keyof typeof m;
type ArgsOf<K extends Key> = Parameters<(typeof m)[K]>[0];

/** The words that the product shows in one language: tests find things by what a person reads. */
export type Words = <K extends Key>(key: K, args?: ArgsOf<K>) => string;

export const wordsIn =
  (locale: Locale): Words =>
  (key, args) => {
    const say = m[key] as (args: unknown, options: { locale: Locale }) => string; // every message has this shape
    return say(args ?? {}, { locale });
  };
