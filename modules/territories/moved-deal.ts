// Open deals of accounts that move, and what each seller loses and gains by it: pure.
import { decimal, decimalText, plus, ZERO, type EntityId } from '@cordee/kernel';
import { usualFate, type Fate, type FateReason } from './deal-fate.ts';
import type { ProposedMove } from './proposal.ts';

export type OpenDeal = {
  readonly id: EntityId;
  readonly code: string;
  readonly accountId: EntityId;
  readonly product: string | null;
  readonly stage: string;
  readonly amount: string | null;
  readonly currency: string | null;
  readonly engagedOn: string | null;
  readonly sellerId: EntityId | null;
};

export type DealDecision = { readonly dealId: string; readonly fate: Fate; readonly by: string };

/** Who holds each territory on the day of the division. */
export type Holders = ReadonlyMap<string, EntityId>;

export type MovedDeal = OpenDeal & {
  readonly account: string;
  /** Whoever works on it: its seller, else the holder of the account until then. */
  readonly giverId: EntityId | null;
  readonly takerId: EntityId | null;
  readonly fate: Fate;
  readonly reason: FateReason;
  /** Who decided; null: the usual rule. */
  readonly decidedBy: string | null;
};

type Given = {
  readonly moves: readonly ProposedMove[];
  readonly effectiveFrom: string;
  readonly holders: Holders;
  readonly deals: readonly OpenDeal[];
  readonly decisions: readonly DealDecision[];
};

/** What becomes of each open deal of the accounts that move; those whose seller has the account afterwards are in none. */
export function movedDeals({ moves, effectiveFrom, holders, deals, decisions }: Given): readonly MovedDeal[] {
  const byAccount = new Map(moves.map((move) => [move.accountId, move]));
  const decided = new Map(decisions.map((each) => [each.dealId, each]));
  return deals.flatMap((deal): MovedDeal[] => {
    const move = byAccount.get(deal.accountId);
    if (move === undefined) return [];
    const giverId = deal.sellerId ?? holders.get(move.from ?? '') ?? null;
    const takerId = holders.get(move.to) ?? null;
    if (giverId === takerId) return [];
    const own = { ...deal, account: move.account, giverId, takerId };
    const decision = decided.get(deal.id);
    if (giverId === null)
      return [{ ...own, fate: { kind: 'follows' }, reason: 'no_seller', decidedBy: null }];
    if (decision !== undefined)
      return [{ ...own, fate: decision.fate, reason: 'decided', decidedBy: decision.by }];
    return [{ ...own, ...usualFate(deal, effectiveFrom), decidedBy: null }];
  });
}

/** Accounts with what they are worth, and open deals with their amounts, in the organisation's currency. */
type Part = {
  readonly accounts: number;
  readonly potential: string;
  readonly revenue: string;
  readonly deals: number;
  readonly dealAmount: string;
};
export type SellerChange = {
  readonly personId: EntityId;
  readonly lost: Part;
  readonly gained: Part;
  /** Deals that stay though their account goes. */
  readonly kept: Pick<Part, 'deals' | 'dealAmount'>;
};

/** What each seller whom the division concerns loses, gains and keeps; deals in another currency count, without amount. */
export function sellerChanges(
  moves: readonly ProposedMove[],
  deals: readonly MovedDeal[],
  { holders, currency }: { readonly holders: Holders; readonly currency: string },
): readonly SellerChange[] {
  const giverOf = ({ from }: ProposedMove) => holders.get(from ?? '') ?? null;
  const takerOf = ({ to }: ProposedMove) => holders.get(to) ?? null;
  const people = new Set(
    [
      ...moves.flatMap((move) => [giverOf(move), takerOf(move)]),
      ...deals.map(({ giverId }) => giverId),
    ].filter((person) => person !== null),
  );
  const partOf = (own: readonly ProposedMove[], open: readonly MovedDeal[]): Part => ({
    accounts: own.length,
    potential: sum(own.map(({ potential }) => potential)),
    revenue: sum(own.map(({ revenue }) => revenue)),
    ...worthOf(open, currency),
  });
  return [...people].map((personId) => {
    const { lost, gained, kept } = sellerRows(moves, deals, { holders, personId });
    return {
      personId,
      lost: partOf(lost.moves, lost.deals),
      gained: partOf(gained.moves, gained.deals),
      kept: worthOf(kept, currency),
    };
  });
}

type Rows = { readonly moves: readonly ProposedMove[]; readonly deals: readonly MovedDeal[] };
export type SellerRows = { readonly lost: Rows; readonly gained: Rows; readonly kept: readonly MovedDeal[] };

/** The accounts and open deals that a seller loses and gains, and the deals that stay though their account goes. */
export function sellerRows(
  moves: readonly ProposedMove[],
  deals: readonly MovedDeal[],
  { holders, personId }: { readonly holders: Holders; readonly personId: EntityId },
): SellerRows {
  const gives = ({ from }: ProposedMove) => holders.get(from ?? '') === personId;
  const takes = ({ to }: ProposedMove) => holders.get(to) === personId;
  const following = deals.filter(({ fate }) => fate.kind === 'follows');
  return {
    lost: {
      moves: moves.filter((move) => gives(move) && !takes(move)),
      deals: following.filter(({ giverId }) => giverId === personId),
    },
    gained: {
      moves: moves.filter((move) => takes(move) && !gives(move)),
      deals: following.filter(({ takerId }) => takerId === personId),
    },
    kept: deals.filter(({ fate, giverId }) => fate.kind === 'stays' && giverId === personId),
  };
}

function worthOf(deals: readonly MovedDeal[], currency: string): Pick<Part, 'deals' | 'dealAmount'> {
  const own = deals.filter((each) => each.currency === currency);
  return { deals: deals.length, dealAmount: sum(own.map(({ amount }) => amount)) };
}

const sum = (amounts: readonly (string | null)[]): string =>
  decimalText(amounts.reduce((total, amount) => plus(total, decimal(amount ?? '0')), ZERO));
