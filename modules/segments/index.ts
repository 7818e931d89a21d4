export { applyModel } from './apply-model.ts';
export { firstModel } from './first-model.ts';
export { segmentTasks } from './jobs.ts';
export { openLiveSegments } from './live-segments.ts';
export { segmentationRoutes, type SegmentRouteDeps } from './routes.ts';
export { accountSegments } from './account-segments.sql.ts';
export { openSegmentStore } from './segments-store.sql.ts';
export type { SegmentStore } from './segments-store.ts';
