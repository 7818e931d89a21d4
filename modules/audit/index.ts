export { openTrailStore } from './trail-store.sql.ts';
export type { TrailStore } from './trail-store.ts';
export { chainPosition } from './chain-position.ts';
export { verifyChain } from './verify-chain.ts';
export { verifyTrail, type TrailVerdict } from './verify-trail.ts';
export { auditRoutes } from './routes.ts';
export { trailList } from './trail-export.sql.ts';
