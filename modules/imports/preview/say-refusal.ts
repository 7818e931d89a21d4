import type { Refusal } from '@cordee/kernel';
import { m } from '@cordee/messages';

export type ImportLocale = 'fr' | 'en';

/** Arguments that are codes of ours and have a name of their own in each language. */
const NAMED_ARGUMENTS: Readonly<Record<string, string>> = {
  field: 'imports.field_',
  order: 'imports.order_',
  mark: 'imports.mark_',
  unit: 'imports.unit_',
};

type Say = (args: Record<string, string | number>, options: { locale: ImportLocale }) => string;

/** The sentence of a refusal of this module in the reader's language; its code when no message has that name. */
export function sayRefusal(refusal: Refusal, locale: ImportLocale): string {
  const say = message(refusal.code);
  if (say === null) return refusal.code;
  const args = Object.fromEntries(
    Object.entries(refusal.args).map(([name, value]) => {
      const named = message(`${NAMED_ARGUMENTS[name] ?? '?'}${value}`);
      return [name, named === null ? value : named({}, { locale })];
    }),
  );
  return say({ ...refusal.place, ...args }, { locale });
}

/** Codes are data here, so the typed functions are looked up by name; the tests try every code in both languages. */
export function message(key: string): Say | null {
  const found: unknown = Object.hasOwn(m, key) ? Reflect.get(m, key) : undefined;
  return typeof found === 'function' ? (found as Say) : null;
}
