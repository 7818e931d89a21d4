import type { ObjectField } from './field.ts';

/** A part of the page of the plan format: what it says, and the object whose keys it lists. */
export type ReferencePart = {
  readonly title: string;
  readonly text: string;
  readonly field: Pick<ObjectField<unknown>, 'properties'>;
};
