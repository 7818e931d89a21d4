import type { Endpoint } from '@cordee/platform/http';
import type { PayoutRouteDeps } from './payout-route-deps.ts';
import { runRoutes, settleRoutes } from './run.routes.ts';
import { statementRoutes } from './statement.routes.ts';
import { explanationRoutes } from './why.routes.ts';

export function payoutRoutes(deps: PayoutRouteDeps): Endpoint[] {
  return [...runRoutes(deps), ...settleRoutes(deps), ...statementRoutes(deps), ...explanationRoutes(deps)];
}
