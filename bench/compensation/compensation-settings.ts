import { parseArgs } from 'node:util';
import { UsageError } from '../usage-error.ts';

export type CompensationSettings = {
  readonly payees: number;
  readonly credits: number;
  readonly seed: number;
  /** Rows of the small company that spreadsheets calculate too; 0 leaves them out. */
  readonly spreadsheet: number;
  /** `cent`: the product pays one payee a cent more than it calculated, so that the peers disagree. */
  readonly sabotage: 'cent' | null;
  /** Whether the demo company's last year is paid too. */
  readonly demo: 'yes' | 'no';
  /** Whether the period is closed and the next one paid; a kept company can be paid once more only where it is not. */
  readonly closing: 'yes' | 'no';
  /** Keeps the database of the company, and finds it there the next time; null: a folder for this time. */
  readonly folder: string | null;
};

export const compensationUsage =
  '[--payees 10000] [--credits 1000000] [--spreadsheet 100000] [--seed 1] [--demo yes] [--closing yes] [--folder DATA] [--sabotage cent]';

export function readCompensationSettings(args: readonly string[]): CompensationSettings {
  const values = readFlags(args);
  if (values.sabotage !== undefined && values.sabotage !== 'cent') throw new UsageError('--sabotage is cent');
  return {
    payees: wholeNumber('payees', values.payees ?? '10000', 10),
    credits: wholeNumber('credits', values.credits ?? '1000000', 1_000),
    seed: wholeNumber('seed', values.seed ?? '1', 1),
    spreadsheet: wholeNumber('spreadsheet', values.spreadsheet ?? '100000', 0),
    sabotage: values.sabotage ?? null,
    demo: values.demo === 'no' ? 'no' : 'yes',
    closing: values.closing === 'yes' ? 'yes' : 'no',
    folder: values.folder ?? null,
  };
}

const text = { type: 'string' } as const;

function readFlags(args: readonly string[]) {
  const options = {
    payees: text,
    credits: text,
    seed: text,
    spreadsheet: text,
    sabotage: text,
    folder: text,
    demo: text,
    closing: text,
  };
  try {
    return parseArgs({ args: [...args], options }).values;
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
