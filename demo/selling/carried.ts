import type { Account } from '../market/account-base.ts';
import { CATALOGUE, priceCentsOn, type CatalogueItem } from '../market/catalogue.ts';
import type { TransactionKind } from '../company.ts';
import type { TransactionDraft } from './transaction.ts';

/** What the ERP says of a document beside its amount. */
export type Carried = {
  readonly quantity: number | null;
  readonly marginCents: number | null;
  /** The department of the account. */
  readonly territory: string;
  /** The sector of the account. */
  readonly segment: string;
  /** The family of the product. */
  readonly family: string;
};

const SALES: readonly TransactionKind[] = ['order', 'delivery', 'invoice', 'sell_out'];

/** Units and margin of sales and of what takes them back; a payment has neither. */
export function carriedBy(draft: TransactionDraft, account: Account | undefined): Carried {
  const item = CATALOGUE.find(({ name }) => name === draft.productName);
  return {
    ...(item === undefined ? { quantity: null, marginCents: null } : figuresOf(draft, item)),
    territory: account === undefined ? '' : `D${account.postcode.slice(0, 2)}`,
    segment: account?.sector ?? '',
    family: item?.family ?? '',
  };
}

function figuresOf(draft: TransactionDraft, item: CatalogueItem): Pick<Carried, 'quantity' | 'marginCents'> {
  const { kind, related, amountCents } = draft;
  if (kind === 'credit_note' && related !== null) return takenBack(amountCents, related, item);
  if (!SALES.includes(kind)) return { quantity: null, marginCents: null };
  const quantity = draft.deal?.quantity ?? unitsFor(draft, item);
  return { quantity, marginCents: amountCents - Math.round(quantity * unitCostCents(draft, item)) };
}

/** A whole credit note takes units and margin back; a partial one is a rebate, which is all margin. */
function takenBack(
  amountCents: number,
  invoice: TransactionDraft,
  item: CatalogueItem,
): Pick<Carried, 'quantity' | 'marginCents'> {
  if (amountCents !== -invoice.amountCents) return { quantity: null, marginCents: amountCents };
  const { quantity, marginCents } = figuresOf(invoice, item);
  return { quantity: -(quantity ?? 0), marginCents: -(marginCents ?? 0) };
}

function unitsFor({ amountCents, on }: TransactionDraft, item: CatalogueItem): number {
  return Math.max(1, Math.round(amountCents / priceCentsOn(item, on)));
}

function unitCostCents({ deal, on }: TransactionDraft, item: CatalogueItem): number {
  return (priceCentsOn(item, deal?.closesOn ?? on) * item.costPercent) / 100;
}
