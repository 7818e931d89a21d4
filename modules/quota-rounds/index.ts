export { openQuotaRoundStore } from './quota-rounds-store.sql.ts';
export type { QuotaRoundStore } from './quota-rounds-store.ts';
export type { PlacedPerson } from './round.ts';
export { hasAttainability } from './chances.ts';
export { figureAt, openRound } from './open-round.ts';
export { allocateRound, type Round } from './round.ts';
export type { Dossier } from './dossier.ts';
export { agree, decide, propose } from './talk.ts';
export { quotaRoundRoutes, type QuotaRoundRouteDeps } from './routes.ts';
