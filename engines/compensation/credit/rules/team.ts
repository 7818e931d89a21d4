import { listField, objectField } from '../../plan-format/field.ts';
import { choiceField, codeField } from '../../plan-format/value-fields.ts';
import { ruleType, skipped } from '../crediting-rule.ts';
import { sharedAmong } from '../equal-shares.ts';

/**
 * The members of the seller's team on the transaction's date, each with the whole or an equal share. As an additional
 * credit it leaves out who already has a direct one; as a direct one the seller shares with the team.
 */
export const team = ruleType({
  type: 'team',
  label: 'compensation.crediting_team',
  kind: 'additional',
  args: objectField({
    each: { field: choiceField(['full', 'shared']), label: 'compensation.field_each', fallback: 'full' },
    roles: {
      field: listField(codeField, { min: 0, max: 20 }),
      label: 'compensation.field_crediting_roles',
      fallback: [],
    },
  }),
  isWhole: ({ each }) => each === 'shared',
  resolve: ({ each, roles }, { transaction, lookup, direct }) => {
    const { seller, date } = transaction;
    if (seller === null) return skipped('no_seller');
    const teams = lookup.teamsOf(seller, date);
    if (teams.length === 0) return skipped('no_team');
    const members = teams
      .flatMap((code) => lookup.membersOf(code, date))
      .filter(({ role }) => roles.length === 0 || (role !== null && roles.includes(role)))
      .map(({ payee }) => payee)
      .filter((payee) => !direct.some((each) => each.payee === payee));
    if (members.length === 0) return skipped('team_empty');
    const payees = [...new Set(members)].toSorted();
    return { kind: 'recipients', recipients: sharedAmong(payees, { each, role: 'member' }) };
  },
});
