import type { Endpoint } from '@cordee/platform/http';
import { estimateRoutes } from './estimate.routes.ts';
import type { EstimateDeps } from './estimate.ts';
import { parallelRunRoutes, type ParallelRunRouteDeps } from './parallel-run.routes.ts';
import { madeRoutes, tryRoutes, type SimulationRouteDeps } from './simulation.routes.ts';
import { trialRoutes } from './trial.routes.ts';

export function simulationRoutes(
  deps: SimulationRouteDeps & EstimateDeps & ParallelRunRouteDeps,
): Endpoint[] {
  return [
    ...madeRoutes(deps),
    ...tryRoutes(deps),
    ...estimateRoutes(deps),
    ...trialRoutes(deps),
    ...parallelRunRoutes(deps),
  ];
}
