import type { Endpoint } from '@cordee/platform/http';
import { dayRoutes } from './days.routes.ts';
import { equationRoutes } from './equation.routes.ts';
import type { ActionPlanDeps } from './plan-context.ts';
import { planRoutes } from './plans.routes.ts';

export function actionPlanRoutes(deps: ActionPlanDeps): Endpoint[] {
  return [...equationRoutes(deps), ...planRoutes(deps), ...dayRoutes(deps)];
}
