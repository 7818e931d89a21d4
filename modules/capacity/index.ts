export type { CapacityRouteDeps } from './routes.ts';
export { capacityRoutes } from './routes.ts';
export { openSavedPlanStore } from './saved-plans-store.sql.ts';
