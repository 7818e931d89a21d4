// Who may look at a letter, and as which of the two.
import { ok, refused, type EntityId, type Result, type Scope } from '@cordee/kernel';
import type { Dossier, QuotaRoundStore, Round } from '@cordee/modules/quota-rounds';
import type { Letter, Side } from './letter.ts';
import type { LetterStore } from './letters-store.ts';
import { whoWrites } from './policy.ts';

export type FindDeps = {
  readonly store: LetterStore;
  readonly rounds: Pick<QuotaRoundStore, 'rounds' | 'dossiers'>;
  /** Which person the caller is; null for whoever is none, or sees everybody. */
  readonly personOf: (scope: Scope) => Promise<EntityId | null>;
};

const writes = ({ roles }: Scope): boolean => roles.some((role) => whoWrites.some((each) => each === role));

/** A draft is for whoever writes letters; everybody else sees what was published. */
export async function seenLetters(
  { store }: Pick<FindDeps, 'store'>,
  scope: Scope,
  filter: Parameters<LetterStore['letters']>[1],
): Promise<readonly Letter[]> {
  const found = await store.letters(scope, filter);
  return writes(scope) ? found : found.filter(({ publication }) => publication !== null);
}

/** Refuses letters.letter_not_found to whoever does not see its seller. */
export async function findLetter(
  deps: Pick<FindDeps, 'store'>,
  scope: Scope,
  id: string,
): Promise<Result<Letter>> {
  const [letter] = await seenLetters(deps, scope, { id });
  return letter === undefined ? refused('letters.letter_not_found') : ok(letter);
}

export function sideOf({ sellerId, managerId }: Letter, person: EntityId | null): Side | null {
  if (person === sellerId) return 'seller';
  return person === managerId ? 'manager' : null;
}

/** One of the two, acting for themselves. Refuses letters.not_yours_forbidden to everybody else. */
export async function findOwnLetter(
  deps: FindDeps,
  scope: Scope,
  id: string,
): Promise<Result<{ readonly letter: Letter; readonly side: Side }>> {
  const found = await findLetter(deps, scope, id);
  if (!found.ok) return found;
  const side = sideOf(found.value, await deps.personOf(scope));
  return side === null ? refused('letters.not_yours_forbidden') : ok({ letter: found.value, side });
}

export type LettersOfRound = {
  readonly round: Round;
  readonly dossiers: readonly Dossier[];
  /** The oldest first. */
  readonly byDossier: ReadonlyMap<string, readonly Letter[]>;
};

/** Of the sellers whom the scope sees. Refuses letters.round_not_found where it sees none of the round. */
export async function lettersOfRound(
  deps: Pick<FindDeps, 'store' | 'rounds'>,
  scope: Scope,
  roundId: string,
): Promise<Result<LettersOfRound>> {
  const round = (await deps.rounds.rounds(scope)).find(({ id }) => id === roundId);
  const dossiers = round === undefined ? [] : await deps.rounds.dossiers(scope, { roundId });
  if (round === undefined || dossiers.length === 0) return refused('letters.round_not_found');
  const letters = await seenLetters(deps, scope, { roundId });
  return ok({ round, dossiers, byDossier: Map.groupBy(letters, ({ dossierId }) => dossierId) });
}
