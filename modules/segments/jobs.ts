import type { GroupRequest } from '@cordee/engine-segmentation';
import type { Scope, TenantId } from '@cordee/kernel';
import type { TaskHandlers } from '@cordee/platform/jobs';
import { keepGroups } from './propose-groups.ts';
import type { SegmentStore } from './segments-store.ts';

export type SegmentTaskDeps = {
  readonly store: SegmentStore;
  readonly scopeOf: (tenant: TenantId, actor: string) => Promise<Scope>;
};

export function segmentTasks({ store, scopeOf }: SegmentTaskDeps): TaskHandlers {
  return {
    propose_segments: async ({ tenant, task, progress, check }) => {
      const asked = task.input as { readonly id: string; readonly request: GroupRequest }; // written by this module's own route
      return keepGroups(store, await scopeOf(tenant, task.actor), asked, { progress, check });
    },
  };
}
