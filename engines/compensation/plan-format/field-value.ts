import type { Field } from './field.ts';

/** The typed value that a field reads. */
export type FieldValue<F> = F extends Field<infer T> ? T : never;
