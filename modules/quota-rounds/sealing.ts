// Both enter before either reads: keys of browsers, sealed entries, and the opening of both in one change.
import { invariant, ok, refused, type Result, type Scope } from '@cordee/kernel';
import { checkEntry, checkOpening, otherSide, SIDES, type Dossier, type Side } from './dossier.ts';
import type { NewProposal, SideSeal } from './quota-rounds-store.ts';
import { analysisOf, commitmentOf, type PublicKey, type Seal, type SealedFigure } from './seal.ts';
import { findOwnDossier, type TalkDeps } from './talk.ts';

export type SealingDeps = TalkDeps & {
  /** The key ring, for the share that the server keeps. */
  readonly ring: { seal(text: string): string; open(sealed: string): string | null };
};

/** A browser's public key becomes the one that others seal to. Refuses rounds.person_not_found. */
export async function addKey(
  { store, personOf, newId }: SealingDeps,
  scope: Scope,
  publicKey: string,
): Promise<Result<{ readonly id: string }>> {
  const personId = await personOf(scope);
  if (personId === null) return refused('rounds.person_not_found');
  const known = (await store.keys(scope, [personId])).find((each) => each.publicKey === publicKey);
  if (known) return ok({ id: known.id });
  const id = newId();
  await store.addKey(scope, { id, personId, publicKey });
  return ok({ id });
}

/** Newest keys of the two, by side; null for who has none yet. */
export async function keysOf(
  { store }: Pick<SealingDeps, 'store'>,
  scope: Scope,
  { sellerId, managerId }: Dossier,
): Promise<Readonly<Record<Side, PublicKey | null>>> {
  const keys = await store.keys(scope, [sellerId, managerId]);
  const newest = (person: string) => keys.find(({ personId }) => personId === person) ?? null;
  return { seller: newest(sellerId), manager: newest(managerId) };
}

export type AskedEntry = Seal & { readonly commitment: string };

/**
 * Once a side. Its other share must be sealed to the counterpart's newest key, and to nobody but the two. Refuses what
 * `checkEntry` does, rounds.other_has_no_key, key_changed_conflict and stranger_key.
 */
export async function enterSealed(
  deps: SealingDeps,
  scope: Scope,
  id: string,
  entry: AskedEntry,
): Promise<Result<null>> {
  const found = await findOwnDossier(deps, scope, id);
  if (!found.ok) return found;
  const { dossier, side } = found.value;
  const allowed = checkEntry(dossier, side);
  if (!allowed.ok) return allowed;
  const known = await deps.store.keys(scope, [dossier.sellerId, dossier.managerId]);
  const counterpart = (await keysOf(deps, scope, dossier))[otherSide(side)];
  if (counterpart === null) return refused('rounds.other_has_no_key');
  const sealedTo = entry.keyShares.map(({ keyId }) => keyId);
  if (!sealedTo.includes(counterpart.id)) return refused('rounds.key_changed_conflict');
  if (sealedTo.some((keyId) => !known.some((key) => key.id === keyId))) return refused('rounds.stranger_key');
  const ringShare = deps.ring.seal(entry.ringShare);
  return deps.store.enter(scope, dossier, { ...entry, side, ringShare });
}

/** Both seals with the server's shares, for the two alone and only once both stand. Refuses rounds.other_awaited. */
export async function readSeals(
  deps: SealingDeps,
  scope: Scope,
  id: string,
): Promise<Result<readonly SideSeal[]>> {
  const found = await findOwnDossier(deps, scope, id);
  if (!found.ok) return found;
  const allowed = checkOpening(found.value.dossier);
  if (!allowed.ok) return allowed;
  const seals = await deps.store.seals(scope, found.value.dossier);
  if (seals.length < SIDES.length) return refused('rounds.other_awaited');
  const opened: SideSeal[] = [];
  for (const seal of seals) {
    const ringShare = deps.ring.open(seal.ringShare);
    if (ringShare === null) return refused('rounds.ring_lost');
    opened.push({ ...seal, ringShare });
  }
  return ok(opened);
}

/** What one of the two has read under both seals, held against both commitments. Refuses rounds.not_as_committed. */
export async function openSealed(
  deps: SealingDeps,
  scope: Scope,
  id: string,
  figures: Readonly<Record<Side, SealedFigure>>,
): Promise<Result<null>> {
  const found = await findOwnDossier(deps, scope, id);
  if (!found.ok) return found;
  const { dossier } = found.value;
  const allowed = checkOpening(dossier);
  if (!allowed.ok) return allowed;
  const proposals: NewProposal[] = [];
  for (const { side, commitment } of dossier.entries.toSorted(
    (a, b) => SIDES.indexOf(a.side) - SIDES.indexOf(b.side),
  )) {
    const figure = figures[side];
    if (commitmentOf(id, side, figure) !== commitment) return refused('rounds.not_as_committed');
    const { text, means, salt } = figure;
    proposals.push({ id: deps.newId(), side, analysis: analysisOf(figure), text, means, salt });
  }
  invariant(proposals.length === SIDES.length, 'both entries stand', { count: proposals.length });
  return deps.store.unseal(scope, dossier, proposals);
}
