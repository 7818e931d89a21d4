import { TRANSACTION_KINDS } from './transaction.ts';
import type { Transaction, TransactionKind } from './transaction.ts';

/** The sale that a transaction belongs to; null where it names none, undefined where the one it names is not known. */
export type Originals = (transaction: Transaction) => Transaction | null | undefined;

const REFERRED_FIRST: readonly TransactionKind[] = ['invoice', 'order', 'delivery', 'won_deal'];

/** An invoice and an order may share a code: a reference means the first of these kinds that has it. */
export const REFERRED_ORDER: readonly TransactionKind[] = [
  ...REFERRED_FIRST,
  ...TRANSACTION_KINDS.filter((kind) => !REFERRED_FIRST.includes(kind)),
];

/** A payment names an invoice, which may name an order: no real chain is longer. */
const LINKS_MAX = 10;

/**
 * Finds originals by source and code through all links, so that the credit note of an invoice of an order is credited
 * and converted as the order was. Only what is referred to is indexed.
 */
export function openOriginals(transactions: readonly Transaction[]): Originals {
  const wanted = new Set(transactions.flatMap(({ refersTo }) => (refersTo === null ? [] : keyOf(refersTo))));
  if (wanted.size === 0) return ({ refersTo }) => (refersTo === null ? null : undefined);
  const referred = transactions.filter((each) => wanted.has(keyOf(each)));
  const known = Map.groupBy(referred, keyOf);
  const next = (transaction: Transaction): Transaction | undefined =>
    transaction.refersTo === null
      ? undefined
      : (known.get(keyOf(transaction.refersTo)) ?? [])
          .filter((each) => each !== transaction)
          .toSorted((a, b) => rankOf(a.kind) - rankOf(b.kind))[0];
  return (transaction) => {
    if (transaction.refersTo === null) return null;
    let found = next(transaction);
    for (let link = 1; found !== undefined && link < LINKS_MAX; link += 1) {
      const further = next(found);
      if (further === undefined || further === transaction) return found;
      found = further;
    }
    return found;
  };
}

function keyOf({ source, code }: Pick<Transaction, 'source' | 'code'>): string {
  return JSON.stringify([source, code]);
}

const rankOf = (kind: TransactionKind): number => REFERRED_ORDER.indexOf(kind);
