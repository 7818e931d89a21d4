// Proposals, agreement, decision: what is said in a dossier, and how it ends.
import {
  compareDecimals,
  ok,
  refused,
  ZERO,
  type Decimal,
  type EntityId,
  type Result,
  type Scope,
} from '@cordee/kernel';
import {
  checkAgreement,
  checkDecision,
  checkProposal,
  figureOf,
  type Analysis,
  type Dossier,
  type Side,
} from './dossier.ts';
import { sideOf } from './policy.ts';
import type { NewOutcome, QuotaRoundStore } from './quota-rounds-store.ts';
import type { Round } from './round.ts';

export type TalkDeps = {
  readonly store: QuotaRoundStore;
  /** Which person the caller is; null for whoever is none, or sees everybody. */
  readonly personOf: (scope: Scope) => Promise<EntityId | null>;
  readonly newId: () => string;
};

type Finder = Pick<TalkDeps, 'store' | 'personOf'>;
export type FoundDossier = { readonly dossier: Dossier; readonly round: Round; readonly side: Side | null };

/** The dossier, for whoever sees its seller; to anybody else it is not there. */
export async function findDossier(
  { store, personOf }: Finder,
  scope: Scope,
  id: string,
): Promise<Result<FoundDossier>> {
  const [dossier] = await store.dossiers(scope, { id });
  const round = dossier && (await store.rounds(scope)).find((each) => each.id === dossier.roundId);
  if (!dossier || !round) return refused('rounds.dossier_not_found');
  return ok({ dossier, round, side: sideOf(dossier, await personOf(scope)) });
}

/** One of the two, acting for themselves. Refuses rounds.not_yours_forbidden to everybody else. */
export async function findOwnDossier(
  deps: Finder,
  scope: Scope,
  id: string,
): Promise<Result<FoundDossier & { readonly side: Side }>> {
  const found = await findDossier(deps, scope, id);
  if (!found.ok) return found;
  const { side } = found.value;
  return side === null ? refused('rounds.not_yours_forbidden') : ok({ ...found.value, side });
}

export type Said = { readonly analysis: Analysis; readonly text: string; readonly means: string };

export async function propose(deps: TalkDeps, scope: Scope, id: string, said: Said): Promise<Result<null>> {
  const found = await findOwnDossier(deps, scope, id);
  if (!found.ok) return found;
  const { dossier, side } = found.value;
  const allowed = checkProposal(dossier, side, said);
  if (!allowed.ok) return allowed;
  await deps.store.propose(scope, dossier, { id: deps.newId(), side, ...said, salt: null });
  return ok(null);
}

/** To the other's last proposal, named so that nobody agrees to one that has just been replaced. */
export async function agree(
  deps: TalkDeps,
  scope: Scope,
  id: string,
  proposalId: string,
): Promise<Result<null>> {
  const found = await findOwnDossier(deps, scope, id);
  if (!found.ok) return found;
  const { dossier, round, side } = found.value;
  const proposal = checkAgreement(dossier, side, proposalId);
  if (!proposal.ok) return proposal;
  const amount = figureOf(proposal.value.analysis);
  return deps.store.settle(scope, dossier, round, { kind: 'agreed', amount, proposalId, reason: null });
}

/** After the date, with a reason; what is still sealed is destroyed unopened. */
export async function decide(
  deps: TalkDeps,
  scope: Scope,
  id: string,
  { amount, reason }: { readonly amount: Decimal; readonly reason: string },
): Promise<Result<null>> {
  const found = await findDossier(deps, scope, id);
  if (!found.ok) return found;
  const { dossier, round } = found.value;
  if (compareDecimals(amount, ZERO) < 0) return refused('rounds.figure_negative');
  const allowed = checkDecision(dossier, scope.today);
  if (!allowed.ok) return allowed;
  const outcome: NewOutcome = { kind: 'decided', amount, proposalId: null, reason };
  return deps.store.settle(scope, dossier, round, outcome);
}
