import { dayText, type Day } from '../day.ts';
import { isWonBy, type Deal } from './deal.ts';
import type { History } from './history.ts';
import { openRandom, type Random } from '../random.ts';
import type { Seller } from '../people/roster.ts';
import type { StoryKey } from '../stories/story-key.ts';
import type { TransactionDraft } from './transaction.ts';
import { plusWorkingDays, workingDayFrom } from '../working-days.ts';

/** What a story changes in the life of one order. */
export type OrderTwist = {
  readonly story: StoryKey;
  readonly seller?: string;
  readonly isUnpaid?: boolean;
  readonly isShippedAtOnce?: boolean;
  readonly creditedOn?: Day;
};

export type OrderToCash = {
  readonly seed: string;
  readonly history: History;
  readonly twistOf: (deal: Deal) => OrderTwist | undefined;
  /** The seller's code as the ERP writes it. */
  readonly erpSeller: (seller: Seller) => string;
};

const DOWN_PAYMENT_FROM_CENTS = 6_000_000;
const DOWN_PAYMENT_PERCENT = 30;
const RETENTION_PERCENT = 5;
const RETENTION_DAYS = 365;
const CREDIT_NOTE_SHARE = 0.025;
const INSIDE_DELIVERY_DAYS = { from: 2, to: 12 };
const FIELD_DELIVERY_DAYS = { from: 8, to: 45 };

/** Order, down payment, delivery, invoice, credit note, retention and payment of every won deal, up to today. */
export function ordersToCash(context: OrderToCash, deals: readonly Deal[]): TransactionDraft[] {
  const random = openRandom(context.seed, 'orders');
  const { today } = context.history;
  return deals
    .filter((deal) => isWonBy(deal, today))
    .flatMap((deal) => orderLife(context, random, deal))
    .filter(({ on }) => on <= today);
}

function orderLife(context: OrderToCash, random: Random, deal: Deal): TransactionDraft[] {
  const twist = context.twistOf(deal);
  const order: TransactionDraft = {
    kind: 'order',
    on: orderedOn(deal, twist === undefined ? random.weighted([0, 1, 2], [6, 3, 1]) : 0),
    amountCents: deal.amountCents,
    seller: twist?.seller ?? context.erpSeller(deal.seller),
    accountCode: deal.account.code,
    productName: deal.item.name,
    channel: deal.channel,
    origin: deal.origin,
    related: null,
    deal,
    ...(twist && { story: twist.story }),
  };
  const deliveryDays = deal.channel === 'direct' ? FIELD_DELIVERY_DAYS : INSIDE_DELIVERY_DAYS;
  const drawnDays = random.integer(deliveryDays.from, deliveryDays.to);
  const deliveredOn = plusWorkingDays(order.on, twist?.isShippedAtOnce ? 3 : drawnDays);
  const delivery: TransactionDraft = { ...order, kind: 'delivery', on: deliveredOn, related: order };
  const invoicedOn = plusWorkingDays(deliveredOn, random.integer(0, 2));
  const invoice: TransactionDraft = { ...order, kind: 'invoice', on: invoicedOn, related: order };
  return [order, delivery, invoice, ...settlement({ random, order, invoice, twist, deal })];
}

/** The ERP follows the CRM within two days, and never lets a month's signature slip into the next one. */
function orderedOn(deal: Deal, delayDays: number): Day {
  const day = plusWorkingDays(deal.closesOn, delayDays);
  const isSameMonth = dayText(day).slice(0, 7) === dayText(deal.closesOn).slice(0, 7);
  return isSameMonth ? day : deal.closesOn;
}

function settlement(at: {
  random: Random;
  order: TransactionDraft;
  invoice: TransactionDraft;
  twist: OrderTwist | undefined;
  deal: Deal;
}): TransactionDraft[] {
  const { random, order, invoice, twist, deal } = at;
  const creditNote = creditNoteOf(random, invoice, twist);
  const paidOn = workingDayFrom(
    invoice.on + random.weighted([30, 45, 60], [5, 3, 2]) + random.integer(-4, 14),
  );
  if (twist?.isUnpaid === true || creditNote?.amountCents === -invoice.amountCents) {
    return creditNote === null ? [] : [creditNote];
  }
  const downPaymentCents =
    order.amountCents >= DOWN_PAYMENT_FROM_CENTS ? percentOf(order.amountCents, DOWN_PAYMENT_PERCENT) : 0;
  const retentionCents =
    deal.account.sector === 'Collectivités' ? percentOf(order.amountCents, RETENTION_PERCENT) : 0;
  const dueCents = invoice.amountCents + (creditNote?.amountCents ?? 0) - downPaymentCents - retentionCents;
  const settled: TransactionDraft[] = [
    { ...invoice, kind: 'payment', on: paidOn, amountCents: dueCents, related: invoice },
  ];
  if (creditNote !== null) settled.push(creditNote);
  if (downPaymentCents > 0) {
    settled.push({
      ...order,
      kind: 'down_payment',
      on: plusWorkingDays(order.on, 3),
      amountCents: downPaymentCents,
      related: order,
    });
  }
  if (retentionCents > 0) {
    const retention: TransactionDraft = {
      ...invoice,
      kind: 'retention',
      amountCents: retentionCents,
      related: invoice,
    };
    const releasedOn = workingDayFrom(invoice.on + RETENTION_DAYS);
    settled.push(retention, { ...retention, kind: 'payment', on: releasedOn, related: retention });
  }
  return settled;
}

/** Credit notes carry a negative amount, a part of the invoice or the whole of it. */
function creditNoteOf(
  random: Random,
  invoice: TransactionDraft,
  twist: OrderTwist | undefined,
): TransactionDraft | null {
  const isCredited = random.chance(CREDIT_NOTE_SHARE);
  const percent = random.pick([5, 10, 15, 20, 100]);
  const delayDays = random.integer(8, 50);
  if (twist !== undefined) {
    return twist.creditedOn === undefined
      ? null
      : {
          ...invoice,
          kind: 'credit_note',
          on: twist.creditedOn,
          amountCents: -invoice.amountCents,
          related: invoice,
        };
  }
  if (!isCredited) return null;
  const on = workingDayFrom(invoice.on + delayDays);
  return {
    ...invoice,
    kind: 'credit_note',
    on,
    amountCents: -percentOf(invoice.amountCents, percent),
    related: invoice,
  };
}

function percentOf(cents: number, percent: number): number {
  return Math.round((cents * percent) / 100);
}
