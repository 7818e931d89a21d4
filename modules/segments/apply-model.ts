import type { Overrides } from '@cordee/engine-segmentation';
import { ok, type Result, type Scope } from '@cordee/kernel';
import { modelFaulty, modelNotFound } from './errors.ts';
import type { LiveSegments } from './live-segments.ts';
import type { OverrideInForce } from './segmented-accounts.ts';
import type { SegmentStore } from './segments-store.ts';

/**
 * Brings a saved model into force from a day on, by the figures of the scope's day: the segment that the rules give is
 * written for every account. What hands decided stays beside it. Refuses segments.model_not_found, segments.model_faulty.
 */
export async function applyModel(
  { store, live }: { readonly store: SegmentStore; readonly live: LiveSegments },
  scope: Scope,
  { id, from }: { readonly id: string; readonly from: string },
): Promise<Result<{ readonly accounts: number }>> {
  const model = await store.model(scope, id);
  if (!model) return modelNotFound();
  const segmented = await live.segment(scope, model.document, new Map());
  if (!segmented.ok) return modelFaulty(segmented.refusal.length);
  const { held, placements } = segmented.value;
  const segments = new Map(
    held.book.accounts.map((account, row) => [account.id, placements[row]?.byRule ?? null]),
  );
  const measuredOn = scope.asOf.effective.toString();
  await store.apply(scope, { model, effectiveFrom: from, measuredOn, segments });
  return ok({ accounts: segments.size });
}

export function overridesOf(inForce: readonly OverrideInForce[]): Overrides {
  return new Map(inForce.map(({ accountId, segment, reason }) => [accountId, { segment, reason }]));
}
