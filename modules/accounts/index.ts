export { accountsList } from './accounts-export.sql.ts';
export { accountsPoster } from './accounts-import.sql.ts';
export { openAccountDirectory } from './account-directory.sql.ts';
export { openAccountStore } from './accounts-store.sql.ts';
export { account } from './accounts-table.sql.ts';
export { accountRoutes } from './routes.ts';
