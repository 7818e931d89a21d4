import { proposeGroups, type GroupRequest } from '@cordee/engine-segmentation';
import { ok, type Result, type Scope } from '@cordee/kernel';
import { tooFewAccounts } from './errors.ts';
import type { SegmentStore } from './segments-store.ts';

export type Watch = { progress(done: number, total: number): void; check(): void };

/** Looks for groups in the data and keeps what was found. Refuses segments.too_few_accounts. */
export async function keepGroups(
  store: SegmentStore,
  scope: Scope,
  { id, request }: { readonly id: string; readonly request: GroupRequest },
  watch: Watch,
): Promise<Result<{ readonly proposalId: string }>> {
  if (await store.proposal(scope, id)) return ok({ proposalId: id });
  const book = await store.book(scope);
  let drawn = 0;
  const result = proposeGroups(book, request, () => {
    watch.progress(Math.min((drawn += 1), request.draws), request.draws);
    watch.check();
  });
  if (result === null) return tooFewAccounts();
  await store.keepProposal(scope, { id, request, result });
  return ok({ proposalId: id });
}
