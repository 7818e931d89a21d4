import type { Refusal } from '@cordee/kernel';
import { refusalAt } from './field.ts';
import type { Checked, Field } from './field.ts';

/** The refusal of an object in which not exactly one of some keys is given. */
export function checkOneOf(
  given: Readonly<Record<string, unknown>>,
  path: string,
  presence: 'one' | 'at_most_one' = 'one',
): readonly Refusal[] {
  const keys = Object.keys(given).filter((key) => given[key] !== null);
  const isRight = keys.length === 1 || (presence === 'at_most_one' && keys.length === 0);
  return isRight
    ? []
    : [refusalAt('compensation.plan_one_of', path, { keys: Object.keys(given).join(', ') })];
}

/** One value of a field, or a list of them; always read as a list. */
export function oneOrMoreField<T>(list: Field<readonly T[]>, item: Field<T>): Field<readonly T[]> {
  return {
    schema: { oneOf: [item.schema, list.schema] },
    parts: [list],
    read: (value, path): Checked<readonly T[]> => {
      if (Array.isArray(value)) return list.read(value, path);
      const read = item.read(value, path);
      return read.ok ? { ok: true, value: [read.value] } : read;
    },
  };
}
