import { readAttributes } from '@cordee/modules/imports';

/** What else the source says of a sale, by name, from the text that is kept; nothing where it says nothing. */
export function saleAttributes(text: string | null): Readonly<Record<string, string>> {
  return Object.fromEntries(readAttributes(text));
}
