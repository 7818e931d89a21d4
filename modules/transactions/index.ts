export type { TransactionRow, TransactionStore } from './transactions-store.ts';
export { openTransactionStore } from './transactions-store.sql.ts';
export { ratesPoster, transactionsPoster } from './transactions-import.sql.ts';
export { figuresPoster } from './figures-import.sql.ts';
export { currencyRate, figure, transaction, transactionSplit } from './transactions-table.sql.ts';
export { seesMargins } from './margin-readers.ts';
export { saleAttributes } from './sale-attributes.ts';
export { storableAmount } from './storable-amount.ts';
export { transactionRoutes } from './routes.ts';
