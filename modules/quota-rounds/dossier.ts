// A dossier: one seller and one manager, and how far they are from a quota that both accept.
import {
  compareDates,
  compareDecimals,
  minus,
  ok,
  ONE,
  plus,
  refused,
  times,
  withoutTrailingZeros,
  ZERO,
  decimalText,
  type Decimal,
  type EntityId,
  type PlainDate,
  type Result,
} from '@cordee/kernel';
import type { RoundMode } from './round.ts';

export const SIDES = ['seller', 'manager'] as const;
export type Side = (typeof SIDES)[number];

export const otherSide = (side: Side): Side => (side === 'seller' ? 'manager' : 'seller');

/** What a figure is made of: business kept, lost, gained, and the effect of prices, which may be negative. */
export type Analysis = {
  readonly kept: Decimal;
  readonly lost: Decimal;
  readonly gained: Decimal;
  readonly price: Decimal;
};

/** Example: 100 kept, 10 lost, 25 gained, −5 of price effect: 110. */
export function figureOf({ kept, lost, gained, price }: Analysis): Decimal {
  return plus(plus(minus(kept, lost), gained), price);
}

export type Proposal = {
  readonly id: string;
  readonly side: Side;
  readonly by: string;
  readonly at: string;
  readonly analysis: Analysis;
  readonly text: string;
  /** What is asked for in exchange. */
  readonly means: string;
  /** Of one that had been sealed. */
  readonly salt: string | null;
};

export type Entry = {
  readonly side: Side;
  readonly by: string;
  readonly at: string;
  readonly commitment: string;
};

export type Outcome = {
  readonly kind: 'agreed' | 'decided';
  readonly amount: Decimal;
  readonly by: string;
  readonly at: string;
  readonly proposalId: string | null;
  readonly reason: string | null;
  readonly destroyed: number;
};

export type Dossier = {
  readonly id: string;
  readonly roundId: string;
  readonly positionId: EntityId;
  readonly sellerId: EntityId;
  readonly managerId: EntityId;
  /** The seller's name in the allocation. */
  readonly node: string;
  readonly mode: RoundMode;
  readonly answersBy: PlainDate;
  readonly allocated: Decimal;
  readonly margin: Decimal;
  readonly entries: readonly Entry[];
  /** The oldest first. */
  readonly proposals: readonly Proposal[];
  readonly outcome: Outcome | null;
};

/** Whose turn it is; `sealed_both` and `talks`: either may go on. */
export type DossierState =
  | 'sealed_both'
  | 'seller_awaited'
  | 'manager_awaited'
  | 'ready_to_open'
  | 'talks'
  | 'agreed'
  | 'decided';

const awaited = (side: Side): DossierState => (side === 'seller' ? 'seller_awaited' : 'manager_awaited');

export function stateOf({ mode, entries, proposals, outcome }: Dossier): DossierState {
  if (outcome !== null) return outcome.kind;
  const last = proposals.at(-1);
  if (last !== undefined) return last.salt === null ? awaited(otherSide(last.side)) : 'talks';
  switch (mode) {
    case 'seller_first':
      return 'seller_awaited';
    case 'top_down':
      return 'manager_awaited';
    case 'sealed': {
      const [first, second] = entries;
      if (first === undefined) return 'sealed_both';
      return second === undefined ? awaited(otherSide(first.side)) : 'ready_to_open';
    }
  }
}

export function isLate({ answersBy, outcome }: Dossier, today: PlainDate): boolean {
  return outcome === null && compareDates(today, answersBy) > 0;
}

/** What each side says last. */
export function standing({ proposals }: Dossier, side: Side): Proposal | null {
  return proposals.findLast((each) => each.side === side) ?? null;
}

export type Envelope = { readonly least: Decimal; readonly most: Decimal };

/** What the two may agree on by themselves: the allocation, less and more by the round's margin. */
export function envelopeOf({ allocated, margin }: Pick<Dossier, 'allocated' | 'margin'>): Envelope {
  const part = (ratio: Decimal) => withoutTrailingZeros(times(allocated, ratio));
  return { least: part(minus(ONE, margin)), most: part(plus(ONE, margin)) };
}

/** Refuses rounds.settled_conflict, sealed_first, seller_first, manager_first, figure_negative, reason_missing. */
export function checkProposal(
  dossier: Dossier,
  side: Side,
  { analysis, text }: Pick<Proposal, 'analysis' | 'text'>,
): Result<null> {
  const { mode, proposals, outcome } = dossier;
  if (outcome !== null) return refused('rounds.settled_conflict');
  if (compareDecimals(figureOf(analysis), ZERO) < 0) return refused('rounds.figure_negative');
  if (proposals.length > 0) return ok(null);
  if (mode === 'sealed') return refused('rounds.sealed_first');
  if (mode === 'seller_first') return side === 'seller' ? ok(null) : refused('rounds.seller_first');
  if (side === 'seller') return refused('rounds.manager_first');
  return text.trim() === '' ? refused('rounds.reason_missing') : ok(null);
}

/** The other's last figure. Refuses rounds.settled_conflict, proposal_changed_conflict, outside_envelope. */
export function checkAgreement(dossier: Dossier, side: Side, proposalId: string): Result<Proposal> {
  if (dossier.outcome !== null) return refused('rounds.settled_conflict');
  const asked = standing(dossier, otherSide(side));
  if (asked === null || asked.id !== proposalId) return refused('rounds.proposal_changed_conflict');
  const { least, most } = envelopeOf(dossier);
  const figure = figureOf(asked.analysis);
  if (compareDecimals(figure, least) < 0 || compareDecimals(figure, most) > 0)
    return refused('rounds.outside_envelope', { least: decimalText(least), most: decimalText(most) });
  return ok(asked);
}

/** Refuses rounds.settled_conflict, and not_yet as long as the two may still agree. */
export function checkDecision(dossier: Dossier, today: PlainDate): Result<null> {
  if (dossier.outcome !== null) return refused('rounds.settled_conflict');
  return isLate(dossier, today)
    ? ok(null)
    : refused('rounds.not_yet', { date: dossier.answersBy.toString() });
}

/** Refuses rounds.settled_conflict, not_sealed and entered_conflict. */
export function checkEntry(dossier: Dossier, side: Side): Result<null> {
  if (dossier.outcome !== null) return refused('rounds.settled_conflict');
  if (dossier.mode !== 'sealed') return refused('rounds.not_sealed');
  const isThere = dossier.entries.some((each) => each.side === side);
  return isThere ? refused('rounds.entered_conflict') : ok(null);
}

/** Refuses rounds.settled_conflict, other_awaited and opened_conflict: both stand, and nobody has opened them yet. */
export function checkOpening(dossier: Dossier): Result<null> {
  if (dossier.proposals.length > 0) return refused('rounds.opened_conflict');
  if (dossier.outcome !== null) return refused('rounds.settled_conflict');
  return dossier.entries.length === SIDES.length ? ok(null) : refused('rounds.other_awaited');
}
