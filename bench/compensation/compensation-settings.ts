import type { BenchWindow } from './bench-plan.ts';
import { oneOf, readFlags, wholeNumber } from '../read-flags.ts';

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
  /** How far the plan looks back. */
  readonly window: BenchWindow;
  /** Keeps the database of the company, and finds it there the next time; null: a folder for this time. */
  readonly folder: string | null;
};

const creditsRepeatedMax = 5_000_000;

/** How often the run and its peers are measured: where one takes seconds, once says more of the machine than of them. */
export const goesOf = ({ credits }: Pick<CompensationSettings, 'credits'>): number =>
  credits <= creditsRepeatedMax ? 5 : 1;

export const compensationUsage =
  '[--payees 10000] [--credits 1000000] [--spreadsheet 100000] [--seed 1] [--demo yes] [--closing yes] [--window rolling] [--folder DATA] [--sabotage cent]';

const FLAGS = [
  'payees',
  'credits',
  'seed',
  'spreadsheet',
  'sabotage',
  'folder',
  'demo',
  'closing',
  'window',
] as const;
const YES_NO = ['yes', 'no'] as const;

export function readCompensationSettings(args: readonly string[]): CompensationSettings {
  const values = readFlags(args, FLAGS);
  return {
    payees: wholeNumber('payees', values.payees, { fallback: 10_000, min: 10 }),
    credits: wholeNumber('credits', values.credits, { fallback: 1_000_000, min: 1_000 }),
    seed: wholeNumber('seed', values.seed, { fallback: 1 }),
    spreadsheet: wholeNumber('spreadsheet', values.spreadsheet, { fallback: 100_000, min: 0 }),
    sabotage: oneOf('sabotage', values.sabotage, ['cent']),
    demo: oneOf('demo', values.demo, YES_NO) ?? 'yes',
    closing: oneOf('closing', values.closing, YES_NO) ?? 'no',
    window: oneOf('window', values.window, ['period', 'rolling']) ?? 'period',
    folder: values.folder ?? null,
  };
}
