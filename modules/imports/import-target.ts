import type { Decimal, PlainDate } from '@cordee/kernel';

/** What a file can bring. */
export type ImportKind =
  | 'people'
  | 'accounts'
  | 'deals'
  | 'transactions'
  | 'quotas'
  | 'rates'
  | 'figures'
  | 'absences'
  | 'coverage'
  | 'splits'
  | 'activities'
  | 'quotes';

/** What a table can be read as: what a file brings in, or the pay that is only compared. */
export type TargetKind = ImportKind | 'paid';

/**
 * How the text of a field is read. `code`, `text`, `email`, `currency`, `period` and `choice` give a string (a choice
 * gives its code), `amount`, `number` and `percentage` an exact Decimal (3 % is 0.03), `date` a PlainDate, `attributes`
 * the canonical text of named texts.
 */
export type FieldType =
  | 'code'
  | 'text'
  | 'email'
  | 'currency'
  | 'period'
  | 'choice'
  | 'amount'
  | 'number'
  | 'percentage'
  | 'attributes'
  | 'date';

/** One value of a closed list, with what people write for it in French and English. */
export type Choice = { readonly code: string; readonly synonyms: readonly string[] };

export type ImportField = {
  readonly code: string;
  readonly type: FieldType;
  readonly required: boolean;
  /** What the column is called in the files of offices, French and English; compared without accents, case or punctuation. */
  readonly synonyms: readonly string[];
  readonly choices?: readonly Choice[];
  /** What an absent value means, as the user would have written it. */
  readonly fallback?: string;
  /** The field whose column serves when no column carries this one: where there is no code, the name identifies. */
  readonly identifiedBy?: string;
  readonly example: { readonly fr: string; readonly en: string };
  /** Message keys of the field's name and of the sentence that explains it in a template. */
  readonly labelKey: string;
  readonly helpKey: string;
};

export type ImportTarget = {
  readonly kind: TargetKind;
  readonly labelKey: string;
  readonly fields: readonly ImportField[];
  /** Groups of fields of which each row needs at least one. */
  readonly oneOf: readonly (readonly string[])[];
  /** The fields of the month and of its figure, where sheets of the kind come with one column a month. */
  readonly months?: { readonly period: string; readonly value: string };
  /** The fields that identify a record: two rows with the same ones are the same record. */
  readonly naturalKey: readonly string[];
};

/** A value read from a row; its type follows the type of its field. */
export type ImportValue = string | Decimal | PlainDate;

/** The values of a row by field code; a field without value is absent. */
export type ImportValues = Readonly<Record<string, ImportValue>>;
