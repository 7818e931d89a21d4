import { objectField } from '../../plan-format/field.ts';
import { ruleType, skipped } from '../crediting-rule.ts';
import { sharedAmong } from '../equal-shares.ts';

/** Whoever holds the transaction's territory on its date; several holders share it equally. */
export const territory = ruleType({
  type: 'territory',
  label: 'compensation.crediting_territory',
  kind: 'direct',
  args: objectField({}),
  isWhole: () => true,
  resolve: (_args, { transaction, lookup }) => {
    if (transaction.territory === null) return skipped('no_territory');
    const holders = lookup.holdersOf(transaction.territory, transaction.date);
    if (holders.length === 0) return skipped('territory_vacant', { territory: transaction.territory });
    return { kind: 'recipients', recipients: sharedAmong(holders, { each: 'shared', role: 'territory' }) };
  },
});
