import { oneOf, readFlags, wholeNumber } from '../read-flags.ts';

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
  const given = readFlags(args, ['sellers', 'paths', 'cohorts', 'months', 'seed', 'sabotage']);
  return {
    sellers: wholeNumber('sellers', given.sellers, { fallback: 50_000 }),
    paths: wholeNumber('paths', given.paths, { fallback: 10_000 }),
    cohorts: wholeNumber('cohorts', given.cohorts, { fallback: 40 }),
    months: wholeNumber('months', given.months, { fallback: 60 }),
    seed: wholeNumber('seed', given.seed, { fallback: 1 }),
    sabotage: oneOf('sabotage', given.sabotage, SABOTAGES),
  };
}
