import { percentage, percentageOf, plus, times } from '@cordee/kernel';
import type { EntityId, Percentage } from '@cordee/kernel';
import { listField, objectField } from '../../plan-format/field.ts';
import { positiveRatioField, wholeNumberField } from '../../plan-format/value-fields.ts';
import { blocked, ruleType, skipped } from '../crediting-rule.ts';
import type { Recipient, RuleContext, UnmatchedRule } from '../crediting-rule.ts';

/** How many levels above, and the share of each. */
export const rollUpArgs = objectField({
  levels: {
    field: wholeNumberField({ min: 1, max: 20 }),
    label: 'compensation.field_levels',
    fallback: 1,
  },
  shares: {
    field: listField(positiveRatioField, { min: 1, max: 20 }),
    label: 'compensation.field_level_shares',
    fallback: [percentage('1')],
  },
});

/**
 * The managers above each direct recipient, as they were on the transaction's date, up to a number of levels. `shares`
 * is one share a level; the last one holds for the levels above. A manager of two people who share a sale has the sum
 * of their shares in one credit, and is never credited twice on one line of reporting, whatever the reorganisations.
 * Two managers of one person on one day block the credit.
 * Example: a sale split 60/40 between two people of one team counts 100 % for their manager.
 */
export const rollUp = ruleType({
  type: 'roll_up',
  label: 'compensation.crediting_roll_up',
  kind: 'additional',
  args: rollUpArgs,
  isWhole: () => false,
  resolve: ({ levels, shares }, context) => {
    const shareByManager = new Map<EntityId, Percentage>();
    for (const recipient of context.direct) {
      const line = lineAbove(recipient.payee, levels, context);
      if ('reason' in line) return line;
      for (const [level, manager] of line.managers.entries()) {
        const share = shares[level] ?? shares.at(-1) ?? percentage('1');
        const credited = times(recipient.share, share);
        const before = shareByManager.get(manager);
        shareByManager.set(manager, percentageOf(before === undefined ? credited : plus(before, credited)));
      }
    }
    if (shareByManager.size === 0) return skipped('no_manager');
    const recipients = [...shareByManager].map(([payee, share]): Recipient => ({
      payee,
      share,
      role: 'manager',
    }));
    return { kind: 'recipients', recipients };
  },
});

type Line = { readonly managers: readonly EntityId[] } | UnmatchedRule;

/** The line of reporting on the transaction's date; a circle in the hierarchy ends it. */
function lineAbove(payee: EntityId, levels: number, { transaction, lookup }: RuleContext): Line {
  const managers: EntityId[] = [];
  let below = payee;
  while (managers.length < levels) {
    const [manager, second] = lookup.managersOf(below, transaction.date);
    if (second !== undefined) return blocked('manager_ambiguous');
    if (manager === undefined || manager === payee || managers.includes(manager)) break;
    managers.push(manager);
    below = manager;
  }
  return { managers };
}
