export type { AssignmentCell, PlanRecord, TermRecord } from './plan-record.ts';
export type { PlanStore } from './plans-store.ts';
export { openPlanStore } from './plans-store.sql.ts';
export { publishPlan } from './publish-plan.ts';
export { payTerm, planTables } from './plans-tables.sql.ts';
export { planRoutes } from './routes.ts';
