import { objectField } from '../../plan-format/field.ts';
import { ruleType, skipped } from '../crediting-rule.ts';
import { sharedAmong } from '../equal-shares.ts';

/**
 * Whoever holds the transaction's customer on its date, whatever seller its source names; several holders share it equally.
 * Example: Ada until 31 March, Bea from 1 April: an invoice of 31 March is Ada's whole, one of 1 April Bea's whole.
 */
export const customerHolder = ruleType({
  type: 'customer_holder',
  label: 'compensation.crediting_customer_holder',
  kind: 'direct',
  args: objectField({}),
  isWhole: () => true,
  resolve: (_args, { transaction: { customer, date }, lookup }) => {
    if (customer === null) return skipped('field_unsaid', { field: 'customer' });
    const holders = lookup.customerHoldersOf(customer, date);
    if (holders.length === 0) return skipped('customer_vacant', { customer });
    return { kind: 'recipients', recipients: sharedAmong(holders, { each: 'shared', role: 'customer' }) };
  },
});
