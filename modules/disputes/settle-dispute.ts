import { ok, refused, type Result, type Scope } from '@cordee/kernel';
import type { DisputeStore } from './disputes-store.ts';

type Deps = { readonly store: DisputeStore };

/** Adds to the thread, for whoever sees the dispute, as long as it is open. */
export async function sayInDispute(
  { store }: Deps,
  scope: Scope,
  id: string,
  text: string,
): Promise<Result<null>> {
  const dispute = await store.dispute(scope, id);
  if (!dispute) return refused('disputes.dispute_not_found');
  if (dispute.outcome !== null) return refused('disputes.already_decided_conflict');
  await store.say(scope, dispute, text);
  return ok(null);
}

/** Accepts or refuses with a reason. The database refuses whoever opened it or is paid by it, and a second outcome. */
export async function decideDispute(
  { store }: Deps,
  scope: Scope,
  id: string,
  outcome: { readonly isAccepted: boolean; readonly reason: string },
): Promise<Result<null>> {
  const dispute = await store.dispute(scope, id);
  if (!dispute) return refused('disputes.dispute_not_found');
  return store.decide(scope, dispute, outcome);
}
