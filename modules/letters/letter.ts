// A letter of objectives: what one seller is asked for, on what pay, and what the company undertakes in exchange.
import { compareDates, ok, refused, type EntityId, type PlainDate, type Result } from '@cordee/kernel';

/**
 * What the seller's signature means. `receipt`: the company sets the objective alone, the seller has received it.
 * `agreement`: the two agree, and the objective becomes part of the contract. Two acts, never one button.
 */
export const ACTS = ['receipt', 'agreement'] as const;
export type Act = (typeof ACTS)[number];

export const ENDS = ['received', 'agreed', 'refused', 'withdrawn', 'expired', 'replaced'] as const;
export type End = (typeof ENDS)[number];

export type Side = 'seller' | 'manager';

export type Commitment = { readonly text: string; readonly by: string };

/** The texts are the company's own, beside what the product writes; without a French one nothing is published. */
export type Content = {
  readonly words: { readonly fr: string; readonly en: string };
  readonly commitments: readonly Commitment[];
  /** The last day to sign. */
  readonly answerBy: PlainDate;
};

/** Who did it, when, and in which change of the trail. */
export type Done = { readonly by: string; readonly at: string; readonly change: bigint };

export type Publication = Done & {
  readonly act: Act;
  /** The letter as JSON, to the byte. */
  readonly document: string;
  readonly hash: string;
  readonly pdfHash: string;
  readonly answerBy: PlainDate;
  readonly keyId: string;
};

type Signature = Done & {
  readonly side: Side;
  readonly hash: string;
  readonly address: string;
  readonly codeSentAt: string;
  readonly tries: number;
};

export type Outcome = Done & { readonly kind: End; readonly reason: string | null };
type Message = Done & { readonly id: string; readonly text: string };
export const COMMITMENT_STATES = ['kept', 'late', 'not_kept'] as const;
export type CommitmentState = (typeof COMMITMENT_STATES)[number];
type CommitmentMark = Done & {
  readonly ordinal: number;
  readonly state: CommitmentState;
  readonly note: string;
};

export type Letter = Done & {
  readonly id: string;
  readonly dossierId: string;
  readonly roundId: string;
  readonly sellerId: EntityId;
  readonly managerId: EntityId;
  readonly replacesId: string | null;
  /** The letter that takes this one's place, once there is one. */
  readonly replacedById: string | null;
  readonly content: Content;
  readonly publication: Publication | null;
  readonly signatures: readonly Signature[];
  readonly outcome: Outcome | null;
  readonly readings: readonly Done[];
  readonly messages: readonly Message[];
  /** The newest of each commitment. */
  readonly marks: readonly CommitmentMark[];
};

/** `published` waits for the company's signature, `issued` for the seller's. */
export type LetterState = 'draft' | 'published' | 'issued' | End;

export function stateOf({ publication, signatures, outcome }: Letter): LetterState {
  if (outcome !== null) return outcome.kind;
  if (publication === null) return 'draft';
  return signatures.length === 0 ? 'published' : 'issued';
}

/** Whether the seller has it for good: received, or agreed on. */
export function isComplete({ outcome }: Pick<Letter, 'outcome'>): boolean {
  return outcome?.kind === 'received' || outcome?.kind === 'agreed';
}

/** Refuses letters.settled_conflict and letters.frozen_conflict: what was published never changes. */
export function checkDraft({ outcome, publication }: Letter): Result<null> {
  if (outcome !== null) return refused('letters.settled_conflict');
  return publication === null ? ok(null) : refused('letters.frozen_conflict');
}

export type Publishing = {
  readonly act: Act;
  readonly today: PlainDate;
  readonly periodStart: PlainDate;
  /** The letter that this one is to replace. */
  readonly replaced: Letter | null;
};

/**
 * Refuses what checkDraft does, letters.french_missing, letters.answer_past, and letters.needs_two: within its period a
 * letter that stands changes by agreement alone.
 */
export function checkPublishing(
  letter: Letter,
  { act, today, periodStart, replaced }: Publishing,
): Result<null> {
  const draft = checkDraft(letter);
  if (!draft.ok) return draft;
  const { words, answerBy } = letter.content;
  if (words.fr.trim() === '') return refused('letters.french_missing');
  if (compareDates(answerBy, today) < 0) return refused('letters.answer_past');
  const stands = replaced !== null && isComplete(replaced);
  const isWithin = compareDates(today, periodStart) >= 0;
  return stands && isWithin && act === 'receipt' ? refused('letters.needs_two') : ok(null);
}

export type Signing = { readonly side: Side; readonly hash: string; readonly today: PlainDate };

/**
 * The company signs first, then the seller. Refuses letters.settled_conflict, not_published, changed_conflict where
 * another text was read, signed_conflict, company_first, and too_late for an agreement after its day.
 */
export function checkSigning(letter: Letter, { side, hash, today }: Signing): Result<Publication> {
  const { publication, signatures, outcome } = letter;
  if (outcome !== null) return refused('letters.settled_conflict');
  if (publication === null) return refused('letters.not_published');
  if (publication.hash !== hash) return refused('letters.changed_conflict');
  if (signatures.some((each) => each.side === side)) return refused('letters.signed_conflict');
  if (side === 'seller' && signatures.length === 0) return refused('letters.company_first');
  if (isPastDue(publication, today)) return refused('letters.too_late');
  return ok(publication);
}

/** Only an agreement ends by its day: what the company has set alone stays set, and its receipt is late. */
export function isPastDue(
  { act, answerBy }: Pick<Publication, 'act' | 'answerBy'>,
  today: PlainDate,
): boolean {
  return act === 'agreement' && compareDates(today, answerBy) > 0;
}

/** Refuses letters.settled_conflict, not_published, and nothing_to_refuse: an objective that is set alone is received. */
export function checkRefusal({ publication, outcome }: Letter): Result<null> {
  if (outcome !== null) return refused('letters.settled_conflict');
  if (publication === null) return refused('letters.not_published');
  return publication.act === 'agreement' ? ok(null) : refused('letters.nothing_to_refuse');
}

/** What the last signature brings about. */
export const endOf = (act: Act): End => (act === 'agreement' ? 'agreed' : 'received');
