import type { Endpoint } from '@cordee/platform/http';
import { estimateRoutes } from './estimate.routes.ts';
import type { EstimateDeps } from './estimate.ts';
import { trialRoutes } from './trial.routes.ts';
import { madeRoutes, tryRoutes, type SimulationRouteDeps } from './simulation.routes.ts';

export function simulationRoutes(deps: SimulationRouteDeps & EstimateDeps): Endpoint[] {
  return [...madeRoutes(deps), ...tryRoutes(deps), ...estimateRoutes(deps), ...trialRoutes(deps)];
}
