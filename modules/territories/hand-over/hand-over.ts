import { ok, refused, type EntityId, type Result, type Scope } from '@cordee/kernel';
import { noteNotFound } from '../errors.ts';
import {
  handOversOf,
  type HandOver,
  type HandOverNote,
  type NoteContent,
  type Pair,
} from './hand-over-note.ts';
import type { HandOverNoteStore } from './hand-over-notes-store.ts';
import type { MovedDealStore } from '../moved-deals-store.ts';
import type { TerritoryStore } from '../territories-store.ts';

export type HandOverDeps = {
  readonly store: Pick<TerritoryStore, 'proposal' | 'proposals'>;
  readonly movedDeals: Pick<MovedDealStore, 'holders'>;
  readonly notes: HandOverNoteStore;
  /** Which person the caller is; null for whoever is none, or sees everybody. */
  readonly personOf: (scope: Scope) => Promise<EntityId | null>;
  readonly newId: () => string;
};

export type SeenHandOvers = {
  readonly person: EntityId | null;
  readonly handOvers: readonly HandOver[];
  readonly notes: readonly HandOverNote[];
};

const monthsLooked = 6;

/** Hand-overs of the divisions of the last months, and the notes on them, of the people whom the scope sees. */
export async function seenHandOvers(deps: HandOverDeps, scope: Scope): Promise<SeenHandOvers> {
  const since = scope.asOf.effective.subtract({ months: monthsLooked }).toString();
  const heads = await deps.store.proposals(scope);
  const recent = heads.filter((head) => head.approvedBy !== null && head.effectiveFrom >= since);
  const notes = await deps.notes.notes(scope);
  const handOvers: HandOver[] = [];
  for (const { id } of recent) {
    const proposal = await deps.store.proposal(scope, id);
    if (proposal === undefined) continue;
    const holders = await deps.movedDeals.holders(scope, proposal.effectiveFrom);
    handOvers.push(...handOversOf(proposal, holders, notes));
  }
  const sees = ({ giverId, takerId }: Pair) =>
    scope.people === 'all' || scope.people.includes(giverId) || scope.people.includes(takerId);
  return {
    person: await deps.personOf(scope),
    handOvers: handOvers.filter(sees),
    notes: notes.filter(sees),
  };
}

/** The giver writes; for a giver who is not there any more, whoever leads them. */
export const mayWrite = ({ people }: Scope, { giverId }: Pair): boolean =>
  people !== 'all' && people.includes(giverId);

/**
 * Writes a note on accounts that are handed over. Refuses territories.note_not_found where there is no such hand-over,
 * territories.note_not_yours_forbidden, and territories.note_accounts_invalid where a note speaks of one already.
 */
export async function writeNote(
  deps: HandOverDeps,
  scope: Scope,
  pair: Pair,
  content: NoteContent,
): Promise<Result<null>> {
  const { handOvers } = await seenHandOvers(deps, scope);
  const found = handOvers.find(
    ({ proposalId, giverId, takerId }) =>
      proposalId === pair.proposalId && giverId === pair.giverId && takerId === pair.takerId,
  );
  if (found === undefined) return noteNotFound();
  if (!mayWrite(scope, found)) return refused('territories.note_not_yours_forbidden');
  const open = new Set<string>(found.open.map(({ id }) => id));
  if (content.accountIds.some((id) => !open.has(id))) return refused('territories.note_accounts_invalid');
  await deps.notes.write(scope, { ...pair, id: deps.newId(), content });
  return ok(null);
}

/** The taker accepts a note, or returns it. Refuses territories.note_not_found and note_not_yours_forbidden. */
export async function answerNote(
  deps: HandOverDeps,
  scope: Scope,
  id: string,
  answer: { readonly isAccepted: boolean; readonly words: string },
): Promise<Result<null>> {
  const { notes, person } = await seenHandOvers(deps, scope);
  const note = notes.find((each) => each.id === id);
  if (note === undefined) return noteNotFound();
  if (note.takerId !== person) return refused('territories.note_not_yours_forbidden');
  return deps.notes.answer(scope, note, answer);
}
