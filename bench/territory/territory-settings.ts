import { parseArgs } from 'node:util';
import { UsageError } from '../usage-error.ts';
import { FAMILIES, type Family } from './instance.ts';

const SABOTAGES = ['capacity', 'contiguity', 'objective'] as const;

export type TerritorySettings = {
  /** Search a problem is given, on one core. */
  readonly seconds: number;
  readonly families: readonly Family[];
  /** Every so many instances of a family; 1: all. */
  readonly every: number;
  readonly seed: number;
  /** Whether HiGHS solves each instance too, in the same time. */
  readonly hasPeer: boolean;
  /** Accounts of the large made problem; 0: none. */
  readonly accounts: number;
  /**
   * `capacity`: the solver is told a tenth more than what districts may carry. `contiguity`: it is not told that districts
   * are in one piece. `objective`: what it says of its answer is a thousandth too good.
   */
  readonly sabotage: (typeof SABOTAGES)[number] | null;
};

export const territoryUsage = `[--seconds 30] [--family ${FAMILIES.join('|')}] [--every 1] [--seed 1] [--peer yes|no] [--accounts 12000] [--sabotage ${SABOTAGES.join('|')}]`;

export function readTerritorySettings(args: readonly string[]): TerritorySettings {
  const given = readFlags(args);
  const { family, peer = 'yes', sabotage } = given;
  const families = FAMILIES.filter((each) => family === undefined || each === family);
  if (families.length === 0) throw new UsageError(`--family is one of ${FAMILIES.join(', ')}`);
  const known = SABOTAGES.find((each) => each === sabotage);
  if (sabotage !== undefined && known === undefined)
    throw new UsageError(`--sabotage is one of ${SABOTAGES.join(', ')}`);
  if (peer !== 'yes' && peer !== 'no') throw new UsageError('--peer is yes or no');
  return {
    seconds: wholeNumber('seconds', given.seconds ?? '30', 1),
    families,
    every: wholeNumber('every', given.every ?? '1', 1),
    seed: wholeNumber('seed', given.seed ?? '1', 1),
    hasPeer: peer === 'yes',
    accounts: wholeNumber('accounts', given.accounts ?? '12000', 0),
    sabotage: known ?? null,
  };
}

const text = { type: 'string' } as const;

function readFlags(args: readonly string[]) {
  try {
    const options = { seconds: text, family: text, every: text, seed: text, peer: text, accounts: text };
    return parseArgs({ args: [...args], options: { ...options, sabotage: text } }).values;
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
