export { quoteNotFound } from './errors.ts';
export { openQuoteStore } from './quotes-store.sql.ts';
export type { QuoteStore } from './quotes-store.ts';
export { quotesList } from './quotes-export.sql.ts';
export { quotesPoster } from './quotes-import.sql.ts';
export { quoteVersion } from './quotes-table.sql.ts';
export { quoteRoutes } from './routes.ts';
