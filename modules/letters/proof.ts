// What proves that a seller has known an objective: part by part, and what of it is missing.
import { compareDates, plainDate, type PlainDate } from '@cordee/kernel';
import type { Dossier } from '@cordee/modules/quota-rounds';
import { isComplete, stateOf, type Letter, type LetterState } from './letter.ts';
import { daysUntil, standingOf } from './legal-calendar.ts';

/**
 * A settled figure, the sheet that says how likely it is, a text in French, its hash, that it was sent to the seller and
 * that the seller has signed for it.
 */
export const PROOF_PARTS = ['figure', 'attainability', 'french', 'hash', 'delivery', 'receipt'] as const;
type ProofPart = (typeof PROOF_PARTS)[number];

export type Proof = {
  readonly dossier: Dossier;
  readonly letter: Letter | null;
  readonly state: LetterState | 'none';
  readonly issuedOn: string | null;
  readonly receivedOn: string | null;
  readonly hash: string | null;
  readonly missing: readonly ProofPart[];
  /** From the period's first day to that of the receipt, or to today while it is awaited; 0 in time. */
  readonly daysLate: number;
  /** Why the letter ended without a receipt, in the words of whoever ended it. */
  readonly reason: string | null;
};

export type ProofSources = {
  readonly dossier: Dossier;
  /** Of the dossier, the oldest first. */
  readonly letters: readonly Letter[];
  readonly start: PlainDate;
  readonly today: PlainDate;
  /** Whether the round has what says how likely the figure is. */
  readonly hasChances: boolean;
  readonly hashOf: (text: string) => string;
};

export function proofOf({ dossier, letters, start, today, hasChances, hashOf }: ProofSources): Proof {
  const { letter, state } = standingOf(letters, start);
  const publication = letter?.publication ?? null;
  const received = letters.find(isComplete)?.outcome?.at.slice(0, 10) ?? null;
  const known = received === null ? today : plainDate(received);
  const has: Readonly<Record<ProofPart, boolean>> = {
    figure: dossier.outcome !== null,
    attainability: hasChances,
    french: publication !== null && letter?.content.words.fr.trim() !== '',
    hash: publication !== null && hashOf(publication.document) === publication.hash,
    delivery: letter !== null && isDelivered(letter),
    receipt: letter !== null && isComplete(letter) && isSignedBySeller(letter),
  };
  return {
    dossier,
    letter,
    state: letter === null ? 'none' : stateOf(letter),
    issuedOn: publication?.at.slice(0, 10) ?? null,
    receivedOn: received,
    hash: publication?.hash ?? null,
    missing: PROOF_PARTS.filter((part) => !has[part]),
    daysLate: compareDates(known, start) > 0 ? -daysUntil(start, known) : 0,
    reason: state === 'none' ? null : (letter?.outcome?.reason ?? null),
  };
}

/** It was opened in a session of somebody, or signed by the seller with a code that was sent to them. */
const isDelivered = (letter: Letter): boolean => letter.readings.length > 0 || isSignedBySeller(letter);

const isSignedBySeller = ({ signatures, publication }: Letter): boolean =>
  signatures.some(({ side, hash }) => side === 'seller' && hash === publication?.hash);

export const isProved = ({ missing }: Pick<Proof, 'missing'>): boolean => missing.length === 0;
