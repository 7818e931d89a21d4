import { parseArgs } from 'node:util';

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
  const { values } = parseArgs({
    args: [...args],
    options: {
      facts: { type: 'string' },
      changes: { type: 'string' },
      writers: { type: 'string' },
      reads: { type: 'string' },
      seed: { type: 'string' },
      sabotage: { type: 'string' },
    },
  });
  const sabotage = sabotages.find((one) => one === values.sabotage) ?? null;
  if (values.sabotage !== undefined && sabotage === null)
    throw new Error(`--sabotage is one of ${sabotages.join(', ')}`);
  return {
    facts: wholeNumber('facts', values.facts, 1_000_000),
    changes: wholeNumber('changes', values.changes, 1_000),
    writers: wholeNumber('writers', values.writers, 8),
    reads: wholeNumber('reads', values.reads, 12),
    seed: wholeNumber('seed', values.seed, 1),
    sabotage,
  };
}

function wholeNumber(name: string, text: string | undefined, fallback: number): number {
  const value = Number(text ?? fallback);
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`--${name} is a whole number from 1 on`);
  return value;
}
