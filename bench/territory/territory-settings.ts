import { oneOf, readFlags, wholeNumber } from '../read-flags.ts';
import { FAMILIES, type Family } from './instance.ts';

const SABOTAGES = ['capacity', 'contiguity', 'objective'] as const;

export type TerritorySettings = {
  /** Search a problem is given, on one core. */
  readonly seconds: number;
  readonly families: readonly Family[];
  /** Every so many instances of a family; 1: all. */
  readonly every: number;
  /** A file of what is measured already: an instance in it is not measured again. */
  readonly keep: string | null;
  /** Instances measured now; null: all that are left. */
  readonly most: number | null;
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

export const territoryUsage = `[--seconds 30] [--family ${FAMILIES.join('|')}] [--every 1] [--keep FILE] [--most 10] [--seed 1] [--peer yes|no] [--accounts 12000] [--sabotage ${SABOTAGES.join('|')}]`;

const FLAGS = ['seconds', 'family', 'every', 'keep', 'most', 'seed', 'peer', 'accounts', 'sabotage'] as const;

export function readTerritorySettings(args: readonly string[]): TerritorySettings {
  const given = readFlags(args, FLAGS);
  const family = oneOf('family', given.family, FAMILIES);
  return {
    seconds: wholeNumber('seconds', given.seconds, { fallback: 30 }),
    families: family === null ? FAMILIES : [family],
    every: wholeNumber('every', given.every, { fallback: 1 }),
    keep: given.keep ?? null,
    most: given.most === undefined ? null : wholeNumber('most', given.most, { fallback: 0, min: 0 }),
    seed: wholeNumber('seed', given.seed, { fallback: 1 }),
    hasPeer: oneOf('peer', given.peer, ['yes', 'no']) !== 'no',
    accounts: wholeNumber('accounts', given.accounts, { fallback: 12_000, min: 0 }),
    sabotage: oneOf('sabotage', given.sabotage, SABOTAGES),
  };
}
