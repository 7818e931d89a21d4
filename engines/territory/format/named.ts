import { refused } from '@cordee/kernel';
import type { Refusal } from '@cordee/kernel';

const namesMax = 5;

/** The refusal of some named things: the first few by name, all of them counted. Nothing where there are none. */
export function refusalOf(
  code: string,
  names: readonly string[],
  args: Refusal['args'] = {},
): readonly Refusal[] {
  if (names.length === 0) return [];
  const first = names.slice(0, namesMax).join(', ');
  // Nothing to translate, and a message may end its sentence after it.
  const told = names.length > namesMax ? `${first} (+${names.length - namesMax})` : first;
  return [refused(code, { names: told, count: names.length, ...args }).refusal];
}
