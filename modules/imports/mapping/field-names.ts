import type { ImportField } from '../import-target.ts';
import { message } from '../preview/say-refusal.ts';

/** Everything a column may be called: our code, our label in both languages, and what offices write. */
export function fieldNames(field: ImportField): string[] {
  const say = message(field.labelKey);
  const labels = say === null ? [] : [say({}, { locale: 'fr' }), say({}, { locale: 'en' })];
  return [field.code, ...labels, ...field.synonyms];
}
