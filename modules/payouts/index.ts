export { calculateRun, type RunDeps, type RunRequest, type RunWatch } from './calculate-run.ts';
export { approveRun, lockRun } from './settle-run.ts';
export { readStatement, type Statement } from './read-statement.ts';
export type { Run, RunLine } from './run.ts';
export type { CreditableSales, PayeeName, RunStore } from './run-store.ts';
export { openRunStore } from './run-store.sql.ts';
export { openCreditableSales } from './creditable-sales.sql.ts';
export { payoutRoutes } from './routes.ts';
export { payoutTasks } from './jobs.ts';
