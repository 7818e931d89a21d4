export { parallelRun, type ParallelRunDeps } from './parallel-run.ts';
export type { ParallelRunRecord } from './parallel-run-store.ts';
export { openParallelRunStore } from './parallel-run-store.sql.ts';
export { simulationTasks } from './jobs.ts';
export { simulationRoutes } from './routes.ts';
export { simulate, type SimulationDeps } from './simulate.ts';
export { fingerprintOf, storedResult } from './stored-result.ts';
export { openSimulationStore } from './simulations-store.sql.ts';
export type { SimulationStore } from './simulations-store.ts';
