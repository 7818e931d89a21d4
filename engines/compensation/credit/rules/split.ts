import { equalDecimals, ok, ONE, sumDecimals } from '@cordee/kernel';
import type { Percentage } from '@cordee/kernel';
import type { FieldValue } from '../../plan-format/field-value.ts';
import { listField, objectField, refusedAt } from '../../plan-format/field.ts';
import type { Field } from '../../plan-format/field.ts';
import { codeField, positiveRatioField } from '../../plan-format/value-fields.ts';
import { blocked, ruleType, skipped } from '../crediting-rule.ts';
import type { Recipient, RuleContext, RuleOutcome } from '../crediting-rule.ts';

const partField = objectField({
  role: { field: codeField, label: 'compensation.field_crediting_role' },
  share: { field: positiveRatioField, label: 'compensation.field_share' },
});
type Part = FieldValue<typeof partField>;

const partsField = listField(partField, { min: 0, max: 20 });

/** Shares that sum to the whole, or none: the transaction's own splits. */
const wholePartsField: Field<readonly Part[]> = {
  schema: partsField.schema,
  read: (value, path) => {
    const read = partsField.read(value, path);
    if (!read.ok || read.value.length === 0 || isWhole(read.value)) return read.ok ? ok(read.value) : read;
    return refusedAt('compensation.plan_shares_not_whole', path);
  },
};

/**
 * The transaction is shared: as its source says, or by the plan's own table between the seller (role `seller`) and the
 * people of the seller's team who have a role. Shares sum to 1; the last cent goes by largest remainder. A role that
 * several people or nobody has on the date blocks the credit.
 * Example: 60 % and 40 % of 100,000 € count 60,000 € and 40,000 €.
 */
export const split = ruleType({
  type: 'split',
  label: 'compensation.crediting_split',
  kind: 'direct',
  args: objectField({
    shares: { field: wholePartsField, label: 'compensation.field_split_shares', fallback: [] },
  }),
  isWhole: () => true,
  resolve: ({ shares }, context) => {
    const { splits } = context.transaction;
    if (shares.length > 0) return byTable(shares, context);
    if (splits.length === 0) return skipped('no_split');
    if (!isWhole(splits)) return blocked('split_not_whole');
    if (new Set(splits.map(({ payee }) => payee)).size < splits.length) return blocked('split_repeated');
    return {
      kind: 'recipients',
      recipients: splits.map(({ payee, share }) => ({ payee, share, role: 'split' })),
    };
  },
});

function byTable(shares: readonly Part[], { transaction, lookup }: RuleContext): RuleOutcome {
  const { seller, date } = transaction;
  if (seller === null) return skipped('no_seller');
  const members = lookup.teamsOf(seller, date).flatMap((team) => lookup.membersOf(team, date));
  const recipients: Recipient[] = [];
  for (const { role, share } of shares) {
    const people = new Set(
      role === 'seller' ? [seller] : members.filter((each) => each.role === role).map(({ payee }) => payee),
    );
    const [payee] = people;
    if (payee === undefined || people.size > 1) return blocked('role_not_one', { role });
    recipients.push({ payee, share, role });
  }
  return { kind: 'recipients', recipients };
}

function isWhole(parts: readonly { readonly share: Percentage }[]): boolean {
  return equalDecimals(sumDecimals(parts.map(({ share }) => share)), ONE);
}
