import { oneOf, readFlags, wholeNumber } from '../read-flags.ts';

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
  const values = readFlags(args, ['facts', 'changes', 'writers', 'reads', 'seed', 'sabotage']);
  return {
    facts: wholeNumber('facts', values.facts, { fallback: 1_000_000 }),
    changes: wholeNumber('changes', values.changes, { fallback: 1_000 }),
    writers: wholeNumber('writers', values.writers, { fallback: 8 }),
    reads: wholeNumber('reads', values.reads, { fallback: 12 }),
    seed: wholeNumber('seed', values.seed, { fallback: 1 }),
    sabotage: oneOf('sabotage', values.sabotage, sabotages),
  };
}
