export type { CapacityDeps } from './plan-capacity.ts';
export { capacityRoutes } from './routes.ts';
