export { openDashboardStore } from './dashboards-store.sql.ts';
export type { DashboardStore } from './dashboards-store.ts';
export { dashboardRoutes } from './routes.ts';
export { readAttainment } from './read-attainment.ts';
