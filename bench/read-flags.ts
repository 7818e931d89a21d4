import { parseArgs } from 'node:util';
import { UsageError } from './usage-error.ts';

/** The flags of a bench, each with a value; any other is refused. */
export function readFlags<Name extends string>(
  args: readonly string[],
  names: readonly Name[],
): Readonly<Partial<Record<Name, string>>> {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' } as const]));
  try {
    return parseArgs({ args: [...args], options }).values as Partial<Record<Name, string>>; // all are text
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

export function wholeNumber(
  name: string,
  given: string | undefined,
  { fallback, min = 1 }: { readonly fallback: number; readonly min?: number },
): number {
  const value = Number(given ?? fallback);
  if (!Number.isSafeInteger(value) || value < min)
    throw new UsageError(`--${name} is a whole number from ${min} on`);
  return value;
}

/** The choice that was given; null where none was. */
export function oneOf<Choice extends string>(
  name: string,
  given: string | undefined,
  choices: readonly Choice[],
): Choice | null {
  const found = choices.find((each) => each === given) ?? null;
  if (given !== undefined && found === null)
    throw new UsageError(`--${name} is one of ${choices.join(', ')}`);
  return found;
}
