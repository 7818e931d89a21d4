// Quotas of a large company, exact and explained, and many possible years of its teams, on one core.
import { join } from 'node:path';
import { currentCommit, describeMachine, type Report } from '../report.ts';
import { measureAllocation } from './measure-allocation.ts';
import { measureCapacity } from './measure-capacity.ts';
import { planningUsage, readPlanningSettings } from './planning-settings.ts';

export const planningBench = {
  usage: planningUsage,
  run: async (args: readonly string[]): Promise<Report> => {
    const settings = readPlanningSettings(args);
    const startedAt = performance.now();
    const measured = [await measureAllocation(settings), await measureCapacity(settings)];
    const { seed, sabotage, ...sizes } = settings;
    return {
      bench: 'planning',
      commit: currentCommit(join(import.meta.dirname, '../..')),
      machine: describeMachine(),
      seed,
      seconds: (performance.now() - startedAt) / 1000,
      settings: { ...sizes, sabotage: sabotage ?? 'none' },
      checks: measured.flatMap(({ checks }) => checks),
      comparisons: [],
      figures: measured.flatMap(({ figures }) => figures),
    };
  },
};
