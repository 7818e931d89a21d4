export { dealId } from './deal-id.ts';
export type { DealRow, SellerOutcome } from './deal.ts';
export type { DealStore } from './deals-store.ts';
export { openDealStore } from './deals-store.sql.ts';
export { dealsPoster } from './deals-import.sql.ts';
export { deal, dealStage } from './deals-table.sql.ts';
export { dealRoutes } from './routes.ts';
export { dealsList } from './deals-export.sql.ts';
