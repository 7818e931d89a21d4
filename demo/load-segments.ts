// The demo's segmentation: the grid of potential × share of wallet, in force since the year began, and one hand's decision.
import { compareDecimals, derivedId, entityId, ZERO, type Scope } from '@cordee/kernel';
import { applyModel, firstModel, openLiveSegments, type SegmentStore } from '@cordee/modules/segments';
import type { Company } from './company.ts';

/** Loaded once: models that are there already stay as they are. */
export async function loadSegments(
  store: SegmentStore,
  scope: Scope,
  { organisation }: Company,
): Promise<void> {
  if ((await store.models(scope)).length > 0) return;
  const live = openLiveSegments(store);
  const { book } = await live.held(scope);
  const year = organisation.today.slice(0, 4);
  const from = `${year}-01-01`;
  const id = derivedId(scope.tenant, 'segment-model', 'grid');
  const model = { name: `Segmentation ${year}`, document: firstModel('grid', book, 'fr') };
  await store.save(scope, { id, follows: '0' }, model);
  const applied = await applyModel({ store, live }, scope, { id, from });
  if (!applied.ok) throw new Error(`the demo's segmentation was refused: ${applied.refusal.code}`);
  const segments = await store.applied(scope);
  const largest = book.accounts
    .filter((account) => segments.get(account.id) === 'watch')
    .toSorted((a, b) => compareDecimals(b.revenue ?? ZERO, a.revenue ?? ZERO))[0];
  if (largest === undefined) return;
  await store.decide(scope, {
    accountIds: [entityId(largest.id)],
    segment: 'conquer',
    reason: 'Groupe en pleine expansion : potentiel sous-estimé.',
    from,
    lastDay: null,
  });
}
