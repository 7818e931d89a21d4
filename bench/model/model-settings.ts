import { parseArgs } from 'node:util';
import { UsageError } from '../usage-error.ts';

export const sabotages = ['timestamp', 'float', 'tenant', 'affected'] as const;
export type Sabotage = (typeof sabotages)[number];

export type ModelSettings = {
  readonly facts: number;
  readonly changes: number;
  readonly writers: number;
  readonly reads: number;
  readonly seed: number;
  readonly sabotage: Sabotage | null;
};

export const modelUsage = `[--facts 1000000] [--changes 1000] [--writers 8] [--reads 12] [--seed 1] [--sabotage ${sabotages.join('|')}]`;

export function readModelSettings(args: readonly string[]): ModelSettings {
  const values = readFlags(args);
  const sabotage = sabotages.find((one) => one === values.sabotage) ?? null;
  if (values.sabotage !== undefined && sabotage === null)
    throw new UsageError(`--sabotage is one of ${sabotages.join(', ')}`);
  return {
    facts: wholeNumber('facts', values.facts, 1_000_000),
    changes: wholeNumber('changes', values.changes, 1_000),
    writers: wholeNumber('writers', values.writers, 8),
    reads: wholeNumber('reads', values.reads, 12),
    seed: wholeNumber('seed', values.seed, 1),
    sabotage,
  };
}

const text = { type: 'string' } as const;

function readFlags(args: readonly string[]) {
  const options = { facts: text, changes: text, writers: text, reads: text, seed: text, sabotage: text };
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function wholeNumber(name: string, given: string | undefined, fallback: number): number {
  const value = Number(given ?? fallback);
  if (!Number.isSafeInteger(value) || value < 1)
    throw new UsageError(`--${name} is a whole number from 1 on`);
  return value;
}
