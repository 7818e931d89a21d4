import { firstCuts, type Segment, type SegmentModel } from '@cordee/engine-segmentation';
import { ok, type Result, type Scope } from '@cordee/kernel';
import { proposalNotFound } from './errors.ts';
import type { LiveSegments } from './live-segments.ts';
import type { SegmentStore } from './segments-store.ts';

export type Acceptance = {
  readonly proposalId: string;
  readonly modelId: string;
  readonly name: string;
  /** What each group is called, in the order of the proposal. */
  readonly names: readonly string[];
};

/**
 * Makes a model of proposed groups, under names that a person gave: an account belongs to the nearest of the centres, and
 * rules may be put before. Refuses segments.proposal_not_found.
 */
export async function acceptGroups(
  { store, live }: { readonly store: SegmentStore; readonly live: LiveSegments },
  scope: Scope,
  { proposalId, modelId, name, names }: Acceptance,
): Promise<Result<{ readonly id: string }>> {
  const proposal = await store.proposal(scope, proposalId);
  if (!proposal) return proposalNotFound();
  const { book } = await live.held(scope);
  const field = scope.locale === 'fr' ? 'groupe' : 'group';
  const document: SegmentModel = {
    language: scope.locale,
    abc: { by: 'potential', a: '0.80', b: '0.95' },
    grid: firstCuts(book),
    scores: [],
    groups: proposal.result.space,
    segments: proposal.result.groups.map(({ number }): Segment => ({
      code: `group-${number}`,
      name: names[number - 1] ?? String(number),
      condition: `${field} = ${number}`,
      norm: null,
    })),
  };
  const saved = await store.save(scope, { id: modelId, follows: '0' }, { name, document });
  return saved.ok ? ok({ id: modelId }) : saved;
}
