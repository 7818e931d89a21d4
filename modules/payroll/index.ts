export { confirmFile, takeReturn } from './settle-file.ts';
export { draftFiles, transmitRuns, type PayrollDeps } from './transmit.ts';
export { openPayrollStore } from './payroll-store.sql.ts';
export type { PayrollFile, PayrollStore } from './payroll-store.ts';
export { accrual, runJournal } from './run-journal.ts';
export { journalText } from './journal.routes.ts';
export type { ReturnTable } from './read-return.ts';
export { payrollSetting } from './payroll-setting.ts';
export { payrollRoutes } from './routes.ts';
