import { oneOf, readFlags, wholeNumber } from '../read-flags.ts';

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
  const { rows, lines, seed, sabotage } = readFlags(args, ['rows', 'lines', 'seed', 'sabotage']);
  return {
    rows: wholeNumber('rows', rows, { fallback: 1_000_000, min: 1_000 }),
    lines: wholeNumber('lines', lines, { fallback: 40_000, min: 100 }),
    seed: wholeNumber('seed', seed, { fallback: 1 }),
    sabotage: oneOf('sabotage', sabotage, ['lost']),
  };
}
