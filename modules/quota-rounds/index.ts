export { openQuotaRoundStore } from './quota-rounds-store.sql.ts';
export type { QuotaRoundStore } from './quota-rounds-store.ts';
export type { PlacedPerson } from './round.ts';
export { openRound } from './open-round.ts';
export { agree, propose } from './talk.ts';
export { quotaRoundRoutes, type QuotaRoundRouteDeps } from './routes.ts';
