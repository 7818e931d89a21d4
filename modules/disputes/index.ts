export { openDispute, type DisputeDeps } from './open-dispute.ts';
export { decideDispute, sayInDispute } from './settle-dispute.ts';
export type { DisputeStore } from './disputes-store.ts';
export { openDisputeStore } from './disputes-store.sql.ts';
export { disputeRoutes } from './routes.ts';
export { disputesList } from './disputes-export.sql.ts';
