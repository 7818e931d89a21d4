import type { Scope } from '@cordee/kernel';
import { openLiveSegments, type SegmentRouteDeps } from '@cordee/modules/segments';
import { newId } from '@cordee/platform/ids';
import type { Stores } from './open-stores.ts';

/** What the doors of segmentation need: the accounts that were looked at last are kept between two looks. */
export function segmentsOf(
  { segments, imports }: Stores,
  { enqueue, nameOf }: Pick<SegmentRouteDeps, 'enqueue' | 'nameOf'>,
): SegmentRouteDeps {
  return {
    store: segments,
    live: openLiveSegments(segments),
    fileNames: (scope: Scope) => imports.store.fileNames(scope),
    newId,
    enqueue,
    nameOf,
  };
}
