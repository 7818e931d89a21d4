import { parseArgs } from 'node:util';
import { UsageError } from '../usage-error.ts';

export type ImportSettings = {
  /** Rows of the large file. */
  readonly rows: number;
  /** Lines of the ordinary workbook. */
  readonly lines: number;
  readonly seed: number;
  /** `lost`: one row of the large file is missing from what the bench sends, so that its count cannot tie out. */
  readonly sabotage: 'lost' | null;
};

export const importUsage = '[--rows 1000000] [--lines 40000] [--seed 1] [--sabotage lost]';

export function readImportSettings(args: readonly string[]): ImportSettings {
  const { rows, lines, seed, sabotage } = readFlags(args);
  if (sabotage !== undefined && sabotage !== 'lost') throw new UsageError('--sabotage is lost');
  return {
    rows: wholeNumber('rows', rows ?? '1000000', 1_000),
    lines: wholeNumber('lines', lines ?? '40000', 100),
    seed: wholeNumber('seed', seed ?? '1', 1),
    sabotage: sabotage ?? null,
  };
}

const text = { type: 'string' } as const;

function readFlags(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: { rows: text, lines: text, seed: text, sabotage: text } })
      .values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function wholeNumber(name: string, given: string, min: number): number {
  const value = Number(given);
  if (!Number.isSafeInteger(value) || value < min)
    throw new UsageError(`--${name} is a whole number from ${min} on`);
  return value;
}
