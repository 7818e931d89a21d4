// A letter is opened from a settled dossier, written, published, and replaced by another where it must change.
import { compareDates, ok, refused, type Result, type Scope } from '@cordee/kernel';
import { checkDraft, checkPublishing, isComplete, type Act, type Content, type Letter } from './letter.ts';
import { bodyText, readBody } from './letter-body.ts';
import { findLetter } from './find-letter.ts';
import { composeBody, type ComposeDeps } from './compose-letter.ts';
import { letterDocument } from './letter-pages.ts';

export type WriteDeps = ComposeDeps & {
  readonly newId: () => string;
  readonly print: (document: ReturnType<typeof letterDocument>) => Promise<Uint8Array>;
  /** Keeps a file under the hash of its content. */
  readonly keepFile: (scope: Scope, content: Uint8Array) => Promise<string>;
};

/** A draft for every settled dossier of the round without a letter in force: how many. Refuses letters.round_not_found. */
export async function openLetters(
  deps: WriteDeps,
  scope: Scope,
  roundId: string,
  content: Content,
): Promise<Result<{ readonly opened: number }>> {
  const round = (await deps.rounds.rounds(scope)).find(({ id }) => id === roundId);
  if (round === undefined) return refused('letters.round_not_found');
  const past = checkAnswerBy(content, scope.today);
  if (!past.ok) return past;
  const settled = (await deps.rounds.dossiers(scope, { roundId })).filter(({ outcome }) => outcome !== null);
  let opened = 0;
  for (const { id: dossierId } of settled) {
    const letter = {
      id: deps.newId(),
      dossierId,
      content: { id: deps.newId(), ...content },
      replacesId: null,
      ends: null,
    };
    opened += Number((await deps.store.open(scope, letter)).ok);
  }
  return ok({ opened });
}

/** Refuses what checkDraft does, and letters.answer_past. */
export async function writeLetter(
  deps: WriteDeps,
  scope: Scope,
  id: string,
  content: Content,
): Promise<Result<null>> {
  const found = await findLetter(deps, scope, id);
  if (!found.ok) return found;
  const draft = checkDraft(found.value);
  if (!draft.ok) return draft;
  const past = checkAnswerBy(content, scope.today);
  return past.ok ? deps.store.write(scope, found.value, { id: deps.newId(), ...content }) : past;
}

function checkAnswerBy({ answerBy }: Content, today: Parameters<typeof compareDates>[0]): Result<null> {
  return compareDates(answerBy, today) < 0 ? refused('letters.answer_past') : ok(null);
}

/** Freezes the text, prints it, keeps both hashes. Refuses what checkPublishing and composeBody do. */
export async function publishLetter(
  deps: WriteDeps,
  scope: Scope,
  id: string,
  act: Act,
): Promise<Result<null>> {
  const found = await findLetter(deps, scope, id);
  if (!found.ok) return found;
  const letter = found.value;
  const replaced = await replacedBy(deps, scope, letter);
  const composed = await composeBody(deps, scope, letter, { act, replaced });
  if (!composed.ok) return composed;
  const { body, key, periodStart } = composed.value;
  const today = scope.today;
  const allowed = checkPublishing(letter, { act, today, periodStart, replaced });
  if (!allowed.ok) return allowed;
  const document = bodyText(body);
  const hash = deps.hashOf(new TextEncoder().encode(document));
  const pdf = await deps.print(letterDocument(body, hash, 'fr'));
  return deps.store.publish(scope, letter, {
    act,
    document,
    hash,
    pdfHash: await deps.keepFile(scope, pdf),
    answerBy: letter.content.answerBy,
    keyId: key.id,
  });
}

async function replacedBy(deps: WriteDeps, scope: Scope, { replacesId }: Letter): Promise<Letter | null> {
  if (replacesId === null) return null;
  const found = await findLetter(deps, scope, replacesId);
  return found.ok ? found.value : null;
}

/**
 * Another letter that names this one and takes its place: at once where this one is not complete, whose signatures are
 * void from then on, and else when the new one is. Refuses letters.not_published, settled_conflict, exists_conflict.
 */
export async function replaceLetter(
  deps: WriteDeps,
  scope: Scope,
  id: string,
): Promise<Result<{ readonly id: string }>> {
  const found = await findLetter(deps, scope, id);
  if (!found.ok) return found;
  const letter = found.value;
  if (letter.publication === null) return refused('letters.not_published');
  if (letter.outcome !== null && !isComplete(letter)) return refused('letters.settled_conflict');
  const { dossierId, content } = letter;
  const ends = isComplete(letter) ? null : letter;
  // What stands is what is replaced: an amendment that was under way never stood.
  const replacesId = ends?.replacesId ?? id;
  const next = { id: deps.newId(), dossierId, content: { ...content, id: deps.newId() }, replacesId, ends };
  const opened = await deps.store.open(scope, next);
  return opened.ok ? ok({ id: next.id }) : opened;
}

/** With a reason, as long as nothing has ended it. Refuses letters.settled_conflict. */
export async function withdrawLetter(
  deps: WriteDeps,
  scope: Scope,
  id: string,
  reason: string,
): Promise<Result<null>> {
  const found = await findLetter(deps, scope, id);
  if (!found.ok) return found;
  if (found.value.outcome !== null) return refused('letters.settled_conflict');
  return deps.store.end(scope, found.value, 'withdrawn', reason);
}

export const bodyOf = ({ publication }: Letter) =>
  publication === null ? null : readBody(publication.document);
