import { ok, plainDate, type Result, type Scope } from '@cordee/kernel';
import { accountNotFound, nothingInForce, segmentNotFound } from './errors.ts';
import type { LiveSegments } from './live-segments.ts';
import type { Override, SegmentStore } from './segments-store.ts';

/**
 * Puts accounts into a segment by hand from a day to a day, or lets the rules decide again. Refuses accounts that are not
 * there, and a segment that the model in force on that day does not have.
 */
export async function decideByHand(
  { store, live }: { readonly store: SegmentStore; readonly live: LiveSegments },
  scope: Scope,
  override: Override,
): Promise<Result<{ readonly count: number }>> {
  const { accountIds, segment, from } = override;
  const known = new Set((await live.held(scope)).book.accounts.map(({ id }) => id));
  const unknown = accountIds.filter((id) => !known.has(id)).length;
  if (unknown > 0) return accountNotFound(unknown);
  const onDay = { ...scope, asOf: { ...scope.asOf, effective: plainDate(from) } };
  const inForce = await store.inForce(onDay);
  if (!inForce) return nothingInForce();
  if (segment !== null && inForce.document.segments.every(({ code }) => code !== segment))
    return segmentNotFound(segment);
  await store.decide(scope, override);
  return ok({ count: accountIds.length });
}
