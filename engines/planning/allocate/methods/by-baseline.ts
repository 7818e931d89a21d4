import { baselineNode, baselineOf, type AllocationMethod } from './allocation-method.ts';

/** In proportion to one fact of each seller: last year's results, potential, pipeline, working days. */
function byBaseline(code: string, baseline: string): AllocationMethod {
  return {
    code,
    args: [],
    weigh: (facts) => baselineOf(facts, baseline),
    explain: (facts) => baselineNode(facts, baseline),
  };
}

export const byResults = byBaseline('by_results', 'results');
export const byPotential = byBaseline('by_potential', 'potential');
export const byPipeline = byBaseline('by_pipeline', 'pipeline');
export const byWorkingDays = byBaseline('by_working_days', 'working_days');
