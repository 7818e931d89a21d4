import { m } from '@cordee/messages';
import { formatCount } from '../../locale.ts';

/** How many they are, the first few by name, and how many more. */
export function firstNames({ count, names }: { readonly count: number; readonly names: readonly string[] }) {
  const told = names.join(', ');
  const more = count - names.length;
  return {
    count: formatCount(count),
    names: more > 0 ? m['territories.names_and_more']({ names: told, count: more }) : told,
  };
}
