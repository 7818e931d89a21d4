import { parseArgs } from 'node:util';
import { UsageError } from '../usage-error.ts';

const SABOTAGES = ['sum', 'lock', 'driver', 'attrition'] as const;

export type PlanningSettings = {
  readonly sellers: number;
  readonly paths: number;
  readonly cohorts: number;
  readonly months: number;
  readonly seed: number;
  /**
   * `sum`: one step is taken off one cell. `lock`: a locked cell is moved by one step, its neighbour too. `driver`: the
   * allocation after a changed driver is the one before. `attrition`: the simulation is told a tenth too much.
   */
  readonly sabotage: (typeof SABOTAGES)[number] | null;
};

export const planningUsage = `[--sellers 50000] [--paths 10000] [--cohorts 40] [--months 60] [--seed 1] [--sabotage ${SABOTAGES.join('|')}]`;

export function readPlanningSettings(args: readonly string[]): PlanningSettings {
  const given = readFlags(args);
  const sabotage = SABOTAGES.find((each) => each === given.sabotage) ?? null;
  if (given.sabotage !== undefined && sabotage === null)
    throw new UsageError(`--sabotage is one of ${SABOTAGES.join(', ')}`);
  return {
    sellers: wholeNumber('sellers', given.sellers, 50_000),
    paths: wholeNumber('paths', given.paths, 10_000),
    cohorts: wholeNumber('cohorts', given.cohorts, 40),
    months: wholeNumber('months', given.months, 60),
    seed: wholeNumber('seed', given.seed, 1),
    sabotage,
  };
}

const text = { type: 'string' } as const;

function readFlags(args: readonly string[]) {
  const options = { sellers: text, paths: text, cohorts: text, months: text, seed: text, sabotage: text };
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
