export { simulationTasks } from './jobs.ts';
export { simulationRoutes } from './routes.ts';
export { simulate, type SimulationDeps } from './simulate.ts';
export { openSimulationStore } from './simulations-store.sql.ts';
export type { SimulationStore } from './simulations-store.ts';
