import type { Endpoint } from '@cordee/platform/http';
import { modelRoutes, type ModelRouteDeps } from './model.routes.ts';
import { proposalRoutes, type SegmentProposalRouteDeps } from './proposal.routes.ts';
import { segmentRoutes } from './segment.routes.ts';
import { whiteSpaceRoutes } from './white-space/white-space.routes.ts';
import type { ExplainDeps } from './explain-account.ts';

export type SegmentRouteDeps = ModelRouteDeps & SegmentProposalRouteDeps & ExplainDeps;

export function segmentationRoutes(deps: SegmentRouteDeps): Endpoint[] {
  return [...modelRoutes(deps), ...proposalRoutes(deps), ...segmentRoutes(deps), ...whiteSpaceRoutes(deps)];
}
