import { compareDates, equalDecimals, minus, ONE, percentageOf } from '@cordee/kernel';
import type { EntityId, Percentage, PlainDate } from '@cordee/kernel';
import { objectField } from '../../plan-format/field.ts';
import { nullableField, positiveRatioField, wholeNumberField } from '../../plan-format/value-fields.ts';
import type { DealHolding, Handover } from '../crediting-facts.ts';
import type { CreditingLookup } from '../crediting-lookup.ts';
import { blocked, ruleType, skipped } from '../crediting-rule.ts';
import type { Recipient, RuleOutcome } from '../crediting-rule.ts';
import type { Transaction } from '../transaction.ts';

/**
 * After a customer is passed on, the seller before keeps a share until the transition ends: on the day of the hand-over's
 * own end, or so many months after it. The rest is the seller's of the transaction, or the new one's where it names none.
 * A deal that was left to its seller by name counts with the share and until the day decided for it; the rest is the
 * customer's holder's, whoever the sale names.
 * Example: 50 % for 3 months from 1 March: an order of 31 May counts half for each, one of 1 June for the new seller.
 */
export const holdover = ruleType({
  type: 'holdover',
  label: 'compensation.crediting_holdover',
  kind: 'direct',
  args: objectField({
    share: { field: positiveRatioField, label: 'compensation.field_share' },
    months: {
      field: nullableField(wholeNumberField({ min: 1, max: 120 })),
      label: 'compensation.field_holdover_months',
      fallback: null,
    },
  }),
  isWhole: () => true,
  resolve: ({ share, months }, { transaction, lookup }) => {
    const kept = lookup.dealKeptOf(transaction);
    if (kept !== null) return ofKeptDeal(kept, transaction, lookup);
    if (transaction.customer === null) return skipped('field_unsaid', { field: 'customer' });
    const handover = lookup.handoverOf(transaction.customer, transaction.date);
    if (handover === null) return skipped('no_handover', { customer: transaction.customer });
    const until = endOf(handover, months);
    if (until === null || compareDates(transaction.date, until) >= 0)
      return skipped('holdover_over', { customer: transaction.customer });
    const seller = transaction.seller ?? handover.to;
    if (seller === null) return skipped('no_seller');
    if (seller === handover.from) return skipped('holdover_same_seller');
    if (minus(ONE, share).unscaled < 0n) return blocked('share_above_whole');
    return { kind: 'recipients', recipients: between(handover.from, seller, share) };
  },
});

/** Where nobody else holds the customer, there is nobody to share with: the whole is with whoever kept the deal. */
function ofKeptDeal(
  { payee, share }: DealHolding,
  { customer, date }: Transaction,
  lookup: CreditingLookup,
): RuleOutcome {
  const holders = customer === null ? [] : lookup.customerHoldersOf(customer, date);
  const after = holders.find((holder) => holder !== payee);
  const recipients =
    after === undefined
      ? [{ payee, share: percentageOf(ONE), role: 'holdover' }]
      : between(payee, after, share);
  return { kind: 'recipients', recipients };
}

function endOf({ on, until }: Handover, months: number | null): PlainDate | null {
  if (until !== null) return until;
  return months === null ? null : on.add({ months });
}

function between(before: EntityId, after: EntityId, share: Percentage): readonly Recipient[] {
  const kept: Recipient = { payee: before, share, role: 'holdover' };
  if (equalDecimals(share, ONE)) return [kept];
  return [kept, { payee: after, share: percentageOf(minus(ONE, share)), role: 'owner' }];
}
