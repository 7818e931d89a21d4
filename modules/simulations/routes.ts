import type { Endpoint } from '@cordee/platform/http';
import { madeRoutes, tryRoutes, type SimulationRouteDeps } from './simulation.routes.ts';

export function simulationRoutes(deps: SimulationRouteDeps): Endpoint[] {
  return [...madeRoutes(deps), ...tryRoutes(deps)];
}
