import { percentage, percentageOf, times } from '@cordee/kernel';
import { fieldText } from '../../measure/field-text.ts';
import { objectField } from '../../plan-format/field.ts';
import { choiceField, codeField, positiveRatioField } from '../../plan-format/value-fields.ts';
import { ruleType, skipped } from '../crediting-rule.ts';
import { sharedAmong } from '../equal-shares.ts';

/**
 * The specialists of the transaction's product, segment or overlay territory on its date, on top of the direct credit,
 * each with the share or all sharing it. Who has a direct credit of it is left out.
 */
export const overlay = ruleType({
  type: 'overlay',
  label: 'compensation.crediting_overlay',
  kind: 'additional',
  args: objectField({
    by: { field: codeField, label: 'compensation.field_overlay_by' },
    share: { field: positiveRatioField, label: 'compensation.field_share', fallback: percentage('1') },
    each: { field: choiceField(['full', 'shared']), label: 'compensation.field_each', fallback: 'full' },
  }),
  isWhole: () => false,
  resolve: ({ by, share, each }, { transaction, lookup, direct }) => {
    const value = fieldText(transaction, by);
    if (value === null) return skipped('field_unsaid', { field: by });
    const specialists = lookup
      .specialistsOf(by, value, transaction.date)
      .filter((payee) => !direct.some((recipient) => recipient.payee === payee));
    if (specialists.length === 0) return skipped('no_specialist', { field: by, value });
    const recipients = sharedAmong(specialists, { each, role: 'specialist' });
    return {
      kind: 'recipients',
      recipients: recipients.map((one) => ({ ...one, share: percentageOf(times(one.share, share)) })),
    };
  },
});
