import type { Endpoint } from '@cordee/platform/http';
import { activityRoutes } from './activities.routes.ts';
import { dayRoutes } from './days.routes.ts';
import { equationRoutes } from './equation.routes.ts';
import type { ActionPlanDeps } from './plan-context.ts';
import { planRoutes } from './plans.routes.ts';
import { reviewRoutes } from './reviews.routes.ts';

export function actionPlanRoutes(deps: ActionPlanDeps): Endpoint[] {
  return [
    ...equationRoutes(deps),
    ...reviewRoutes(deps),
    ...planRoutes(deps),
    ...dayRoutes(deps),
    activityRoutes(deps),
  ];
}
