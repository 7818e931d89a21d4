import { objectField } from '../../plan-format/field.ts';
import { ruleType, skipped } from '../crediting-rule.ts';

/**
 * A credit note, a cancellation or a payment counts as the sale that it belongs to: for the same people, by the rule and
 * on the date of that sale, whoever has the customer now. creditTransactions puts the sale in its place before the other
 * rules are asked, so that this rule itself never has recipients of its own.
 */
export const inherited = ruleType({
  type: 'inherited',
  label: 'compensation.crediting_inherited',
  kind: 'direct',
  args: objectField({}),
  isWhole: () => true,
  resolve: (_args, { transaction, lookup }) =>
    lookup.originals(transaction) === undefined ? skipped('original_unknown') : skipped('no_original'),
});
