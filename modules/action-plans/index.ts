export type { Activity } from './activity.ts';
export { activity } from './activities-table.sql.ts';
export type { ActivityStore } from './activities-store.ts';
export { openActivityStore } from './activities-store.sql.ts';
export { openPlanStore } from './plans-store.sql.ts';
export { openReviewStore } from './reviews-store.sql.ts';
export type { ActionPlanDeps } from './plan-context.ts';
export { agreePlan, proposePlan } from './propose-plan.ts';
export { actionPlanRoutes } from './routes.ts';
