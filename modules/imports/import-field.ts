import type { FieldType, ImportField } from './import-target.ts';

type Declared = Pick<ImportField, 'synonyms' | 'example'> &
  Partial<Pick<ImportField, 'required' | 'choices' | 'fallback' | 'identifiedBy'>>;

/** Declares a field; its name and its explanation are the messages imports.field_<code> and imports.help_<code>. */
export function field(code: string, type: FieldType, declared: Declared): ImportField {
  return {
    code,
    type,
    required: false,
    labelKey: `imports.field_${code}`,
    helpKey: `imports.help_${code}`,
    ...declared,
  };
}

/** An example that reads the same in both languages. */
export function same(text: string): ImportField['example'] {
  return { fr: text, en: text };
}
