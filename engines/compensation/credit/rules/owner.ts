import { objectField } from '../../plan-format/field.ts';
import { ruleType, skipped } from '../crediting-rule.ts';
import { WHOLE } from '../equal-shares.ts';

/** The seller of the transaction has it whole. */
export const owner = ruleType({
  type: 'owner',
  label: 'compensation.crediting_owner',
  kind: 'direct',
  args: objectField({}),
  isWhole: () => true,
  resolve: (_args, { transaction: { seller } }) =>
    seller === null
      ? skipped('no_seller')
      : { kind: 'recipients', recipients: [{ payee: seller, share: WHOLE, role: 'owner' }] },
});
