// What happens to a sale after it was credited: the customer pays, or the sale is undone.
import { dividedBy, isNegative, isZero, negated, ONE, parseDecimal, percentageOf } from '@cordee/kernel';
import type { Decimal, EntityId, Percentage } from '@cordee/kernel';
import type { Credit } from '../credit/credit.ts';
import type { Transaction, TransactionKind, TransactionReference } from '../credit/transaction.ts';
import { contributionsOf } from '../measure/measure.ts';
import type { Plan } from '../plan-format/plan.ts';
import type { Cancellation, Collection } from './release-input.ts';

export type AfterSales = {
  readonly collections: readonly Collection[];
  readonly cancellations: readonly Cancellation[];
};

const PAID_BY: readonly TransactionKind[] = ['payment', 'down_payment'];
const LINKS_MAX = 10;
const SHARE_SCALE = 12;

/**
 * For each payee, the payments and cancellations of the sales that count for him or her. A payment or cancellation
 * belongs to every sale that its chain of references passes: a payment of an invoice of an order is cash for both.
 * Linear in the transactions. A credit note that no measure counts cancels its sale too. A cancellation says in its attributes how many months of the contract were served
 * (served_months of contract_months), and its amount which part of the sale was undone; without an amount, all of it.
 */
export function afterSales(
  plan: Plan,
  transactions: readonly Transaction[],
  credits: readonly Credit[],
): (payee: EntityId) => AfterSales {
  const chainOf = openChains(transactions);
  const linked = (kinds: readonly TransactionKind[]) =>
    Map.groupBy(
      transactions
        .filter(({ kind }) => kinds.includes(kind))
        .flatMap((each) => chainOf(each).map((sale) => ({ sale, each }))),
      ({ sale }) => sale,
    );
  const [payments, cancellations] = [linked(PAID_BY), linked(undoingKinds(plan))];
  const counted = saleKinds(plan);
  const salesOf = Map.groupBy(
    credits.filter(({ transaction }) => counted.has(transaction.kind)),
    ({ payee }) => payee,
  );
  return (payee) => {
    const sales = [...new Set((salesOf.get(payee) ?? []).map(({ transaction }) => transaction))];
    return {
      collections: sales.map((sale) =>
        collectionOf(
          sale,
          (payments.get(sale) ?? []).map(({ each }) => each),
        ),
      ),
      cancellations: sales.flatMap((sale) =>
        (cancellations.get(sale) ?? []).map(({ each }) => cancellationOf(sale, each)),
      ),
    };
  };
}

/** What undoes a sale. A credit note that a measure already takes off sales is not taken back a second time. */
function undoingKinds(plan: Plan): readonly TransactionKind[] {
  const isCounted = plan.measures
    .flatMap((measure) => contributionsOf(measure))
    .some(({ kind }) => kind === 'credit_note');
  return isCounted ? ['cancellation'] : ['cancellation', 'credit_note'];
}

/** The kinds of sale that the plan counts. Money received is no sale. */
function saleKinds(plan: Plan): ReadonlySet<TransactionKind> {
  const kinds = plan.measures
    .flatMap((measure) => contributionsOf(measure))
    .filter(({ kind, sign }) => sign === 'as_given' && !PAID_BY.includes(kind))
    .map(({ kind }) => kind);
  return new Set(kinds);
}

function openChains(
  transactions: readonly Transaction[],
): (transaction: Transaction) => readonly Transaction[] {
  const wanted = new Set(
    transactions.flatMap(({ refersTo }) => (refersTo === null ? [] : [keyOf(refersTo)])),
  );
  const known = Map.groupBy(
    transactions.filter((each) => wanted.has(keyOf(each))),
    keyOf,
  );
  return (transaction) => {
    const chain = new Set<Transaction>();
    let next = transaction.refersTo;
    for (let links = 0; next !== null && links < LINKS_MAX; links += 1) {
      const found: readonly Transaction[] = (known.get(keyOf(next)) ?? []).filter(
        (each) => each !== transaction,
      );
      for (const each of found) chain.add(each);
      next = found.find(({ refersTo }) => refersTo !== null)?.refersTo ?? null;
    }
    return [...chain];
  };
}

function collectionOf(sale: Transaction, payments: readonly Transaction[]): Collection {
  const { source, code, date, amount, place } = sale;
  return {
    sale: { source, code },
    soldOn: date,
    amount,
    place,
    payments: payments.map((each) => ({ date: each.date, amount: each.amount, place: each.place })),
  };
}

function cancellationOf(sale: Transaction, cancellation: Transaction): Cancellation {
  const { code, date, attributes, place } = cancellation;
  return {
    code,
    date,
    sale: { source: sale.source, code: sale.code },
    component: null,
    earnedIn: null,
    share: undoneShare(sale, cancellation),
    soldOn: sale.date,
    servedMonths: monthsIn(attributes['served_months']),
    contractMonths: monthsIn(attributes['contract_months']),
    place,
  };
}

/** Never more than all of it. */
function undoneShare(sale: Transaction, { amount }: Transaction): Percentage {
  const [undone, sold] = [absolute(amount.value), absolute(sale.amount.value)];
  if (isZero(undone) || isZero(sold)) return percentageOf(ONE);
  const share = dividedBy(undone, sold, { scale: SHARE_SCALE, rounding: 'half-even' });
  return percentageOf(share.unscaled > 10n ** BigInt(SHARE_SCALE) ? ONE : share);
}

function absolute(value: Decimal): Decimal {
  return isNegative(value) ? negated(value) : value;
}

function monthsIn(text: string | undefined): number | null {
  const parsed = text === undefined ? null : parseDecimal(text);
  return parsed?.ok && parsed.value.scale === 0 ? Number(parsed.value.unscaled) : null;
}

function keyOf({ source, code }: TransactionReference): string {
  return JSON.stringify([source, code]);
}
