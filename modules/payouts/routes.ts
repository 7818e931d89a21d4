import type { Endpoint } from '@cordee/platform/http';
import type { PayoutRouteDeps } from './payout-route-deps.ts';
import { changeRoutes } from './change.routes.ts';
import { runDetailRoutes, runRoutes } from './run.routes.ts';
import { settleRoutes, voidRoutes } from './settle.routes.ts';
import { statementRoutes } from './statement.routes.ts';
import { explanationRoutes } from './why.routes.ts';

export function payoutRoutes(deps: PayoutRouteDeps): Endpoint[] {
  return [
    ...runRoutes(deps),
    ...runDetailRoutes(deps),
    ...settleRoutes(deps),
    ...voidRoutes(deps),
    ...statementRoutes(deps),
    ...explanationRoutes(deps),
    ...changeRoutes(deps),
  ];
}
