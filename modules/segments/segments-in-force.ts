import type { AccountFacts, AccountBook, Segment } from '@cordee/engine-segmentation';
import { decimalText, plus, ZERO, type Decimal, type Scope } from '@cordee/kernel';
import type { LiveSegments } from './live-segments.ts';
import type { InForce, OverrideInForce } from './segmented-accounts.ts';
import type { SegmentStore } from './segments-store.ts';

export type PlacedAccount = {
  readonly account: AccountFacts;
  readonly segment: Segment | null;
  readonly override: OverrideInForce | null;
  /** It came after the model was applied: no rule was asked yet. */
  readonly isNew: boolean;
};

export type PlacedBook = {
  readonly inForce: InForce;
  readonly book: AccountBook;
  readonly accounts: readonly PlacedAccount[];
};

/** Every account with its segment on the scope's day; undefined while nothing is applied. */
export async function placedAccounts(
  { store, live }: { readonly store: SegmentStore; readonly live: LiveSegments },
  scope: Scope,
): Promise<PlacedBook | undefined> {
  const inForce = await store.inForce(scope);
  if (!inForce) return undefined;
  const { book } = await live.held(scope);
  const applied = await store.applied(scope);
  const overrides = new Map<string, OverrideInForce>(
    (await store.overrides(scope)).map((each) => [each.accountId, each]),
  );
  const segments = new Map(inForce.document.segments.map((segment) => [segment.code, segment]));
  const accounts = book.accounts.map((account): PlacedAccount => {
    const given = overrides.get(account.id);
    const override = given !== undefined && segments.has(given.segment) ? given : null;
    const code = override?.segment ?? applied.get(account.id) ?? '';
    return { account, segment: segments.get(code) ?? null, override, isNew: !applied.has(account.id) };
  });
  return { inForce, book, accounts };
}

export type SegmentTotal = {
  readonly segment: Segment | null;
  readonly accounts: number;
  readonly potential: string;
  readonly sales: string;
  readonly byHand: number;
};

/** Each segment of the model in its order, then the accounts of none. */
export function totalsOf({ inForce, accounts }: PlacedBook): readonly SegmentTotal[] {
  const byCode = Map.groupBy(accounts, ({ segment }) => segment?.code ?? null);
  return [...inForce.document.segments, null].map((segment) => {
    const own = byCode.get(segment?.code ?? null) ?? [];
    const sum = (of: (account: AccountFacts) => Decimal | null) =>
      decimalText(own.reduce((total, { account }) => plus(total, of(account) ?? ZERO), ZERO));
    return {
      segment,
      accounts: own.length,
      potential: sum(({ potential }) => potential),
      sales: sum(({ sales }) => sales),
      byHand: own.filter(({ override }) => override !== null).length,
    };
  });
}
