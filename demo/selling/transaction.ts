import type { Account } from '../market/account-base.ts';
import { carriedBy, type Carried } from './carried.ts';
import type { TransactionKind, TransactionRow } from '../company.ts';
import { dayText, type Day } from '../day.ts';
import type { Deal } from './deal.ts';
import { centsText } from '../files/money-text.ts';
import type { StoryKey } from '../stories/story-key.ts';

/** What happened to an order, before it is numbered; `related` is the document that it follows. */
export type TransactionDraft = {
  readonly kind: TransactionKind;
  readonly on: Day;
  readonly amountCents: number;
  /** How the source names the seller; empty when it names nobody. */
  readonly seller: string;
  readonly accountCode: string;
  readonly productName: string;
  readonly channel: string;
  readonly origin: string;
  readonly related: TransactionDraft | null;
  readonly deal: Deal | null;
  readonly story?: StoryKey;
};

export type Transaction = TransactionDraft & {
  readonly code: string;
  readonly relatedCode: string;
  readonly carried: Carried;
};

const PREFIXES: Readonly<Record<TransactionKind, string>> = {
  order: 'CMD',
  delivery: 'BL',
  invoice: 'FAC',
  credit_note: 'AVO',
  payment: 'ENC',
  down_payment: 'ACO',
  retention: 'RG',
  rebate: 'RFA',
  sell_out: 'SO',
};

/** Numbers documents by kind and year in order of date, as an ERP does. */
export function numberTransactions(
  drafts: readonly TransactionDraft[],
  accounts: readonly Account[],
): Transaction[] {
  const accountByCode = new Map(accounts.map((account) => [account.code, account]));
  const sorted = drafts
    .map((draft, index) => ({ draft, index }))
    .toSorted((left, right) => left.draft.on - right.draft.on || left.index - right.index)
    .map(({ draft }) => draft);
  const counters = new Map<string, number>();
  const codes = new Map<TransactionDraft, string>();
  for (const draft of sorted) {
    const series = `${PREFIXES[draft.kind]}-${dayText(draft.on).slice(2, 4)}`;
    const rank = (counters.get(series) ?? 0) + 1;
    counters.set(series, rank);
    codes.set(draft, `${series}-${String(rank).padStart(5, '0')}`);
  }
  return sorted.map((draft) => ({
    ...draft,
    code: codes.get(draft) ?? '',
    carried: carriedBy(draft, accountByCode.get(draft.accountCode)),
    relatedCode: draft.related === null ? (draft.deal?.code ?? '') : (codes.get(draft.related) ?? ''),
  }));
}

export function transactionRow(transaction: Transaction): TransactionRow {
  const { quantity, marginCents, territory, segment, family } = transaction.carried;
  return {
    transaction_code: transaction.code,
    date: dayText(transaction.on),
    amount: centsText(transaction.amountCents),
    kind: transaction.kind,
    currency: 'EUR',
    seller: transaction.seller,
    account: transaction.accountCode,
    product: transaction.productName,
    channel: transaction.channel,
    origin: transaction.origin,
    related_code: transaction.relatedCode,
    quantity: quantity === null ? '' : String(quantity),
    margin: marginCents === null ? '' : centsText(marginCents),
    territory,
    segment,
    attributes: family === '' ? '' : `famille=${family}`,
  };
}
