import { dividedBy, isZero, minDecimal, ONE, percentageOf, refused } from '@cordee/kernel';
import type { Decimal, Percentage } from '@cordee/kernel';
import type { Transaction, TransactionKind } from '../credit/transaction.ts';
import { contributionsOf } from '../measure/measure.ts';
import type { Plan } from '../plan-format/plan.ts';
import type { Cancellation, Collection, Sale } from './release-input.ts';
import type { ReleaseIssue } from './release-result.ts';

const SALES: readonly TransactionKind[] = ['order', 'delivery', 'invoice', 'won_deal'];
const CASH: readonly TransactionKind[] = ['payment', 'down_payment'];
const SHARE_SCALE = 12;

/**
 * What was collected of each sale: the payments and down payments that name it, or name an invoice that names it. A sale
 * that nobody paid yet is there too, with no payment.
 */
export function collectionsOf(transactions: readonly Transaction[]): readonly Collection[] {
  const byKey = byReference(transactions);
  const cash = transactions
    .filter(({ kind }) => CASH.includes(kind))
    .flatMap((payment) => namedBy(payment, byKey).map((key) => ({ key, payment })));
  const bySale = Map.groupBy(cash, ({ key }) => key);
  return transactions
    .filter(({ kind }) => SALES.includes(kind))
    .map((sale) => ({
      sale: { source: sale.source, code: sale.code },
      soldOn: sale.date,
      amount: sale.amount,
      payments: (bySale.get(keyOf(sale)) ?? []).map(({ payment: { date, amount, place } }) => ({
        date,
        amount,
        place,
      })),
      place: sale.place,
    }));
}

/**
 * Cancellations, and the credit notes that no measure of the plan counts already, for the part of their sale that they
 * undo. A cancellation without a sum undoes the whole sale; its attributes `served_months` and `contract_months` are
 * kept. One whose sale is not among the transactions is an issue, as is a credit note in another currency.
 */
export function cancellationsOf(
  plan: Plan,
  transactions: readonly Transaction[],
): { readonly cancellations: readonly Cancellation[]; readonly issues: readonly ReleaseIssue[] } {
  const byKey = byReference(transactions);
  const counted = new Set(plan.measures.flatMap(contributionsOf).map(({ kind }) => kind));
  const read = transactions
    .filter(({ kind }) => kind === 'cancellation' || (kind === 'credit_note' && !counted.has(kind)))
    .map((each) => cancellationOf(each, byKey));
  return {
    cancellations: read.flatMap((each) => ('share' in each ? [each] : [])),
    issues: read.flatMap((each) => ('refusal' in each ? [each] : [])),
  };
}

function cancellationOf(
  transaction: Transaction,
  byKey: ReadonlyMap<string, Transaction>,
): Cancellation | ReleaseIssue {
  const { code, date, refersTo, amount, place, attributes } = transaction;
  const sale = refersTo === null ? undefined : byKey.get(keyOf(refersTo));
  if (sale === undefined) {
    return { code, refusal: refused('compensation.clawback_sale_unknown', { code }, place).refusal };
  }
  if (sale.amount.currency !== amount.currency) {
    const args = { code, expected: sale.amount.currency };
    return { code, refusal: refused('compensation.collection_currency_differs', args, place).refusal };
  }
  return {
    code,
    date,
    sale: { source: sale.source, code: sale.code },
    component: null,
    earnedIn: null,
    share: shareOf(amount.value, sale.amount.value),
    soldOn: sale.date,
    servedMonths: monthsIn(attributes['served_months']),
    contractMonths: monthsIn(attributes['contract_months'] ?? sale.attributes['contract_months']),
    place,
  };
}

/** The part of the sale, whatever the sign its file writes; all of it when one of the two has no sum. */
function shareOf(undone: Decimal, sold: Decimal): Percentage {
  if (isZero(undone) || isZero(sold)) return percentageOf(ONE);
  const size = ({ unscaled, scale }: Decimal) => ({ unscaled: unscaled < 0n ? -unscaled : unscaled, scale });
  const point = { scale: SHARE_SCALE, rounding: 'half-even' } as const;
  return percentageOf(minDecimal(ONE, dividedBy(size(undone), size(sold), point)));
}

function monthsIn(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,3}$/.test(text) ? Number(text) : null;
}

/** The keys of all that a transaction names, one after the other; a ring of references ends where it closes. */
function namedBy(transaction: Transaction, byKey: ReadonlyMap<string, Transaction>): readonly string[] {
  const keys: string[] = [];
  let next = transaction.refersTo;
  while (next !== null && !keys.includes(keyOf(next))) {
    keys.push(keyOf(next));
    next = byKey.get(keyOf(next))?.refersTo ?? null;
  }
  return keys;
}

function byReference(transactions: readonly Transaction[]): ReadonlyMap<string, Transaction> {
  return new Map(transactions.map((each) => [keyOf(each), each]));
}

function keyOf({ source, code }: Sale): string {
  return `${source}\t${code}`;
}
