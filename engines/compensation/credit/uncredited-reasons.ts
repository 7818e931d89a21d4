/** Why a rule does not credit a transaction, or does not credit it to a payee. */
export const UNCREDITED_REASONS = [
  'no_seller',
  'not_in_plan',
  'not_at_date',
  'no_rule',
  'rule_dates',
  'filter',
  'band',
  'superseded',
  'other_payee',
  'no_split',
  'split_not_whole',
  'split_repeated',
  'role_not_one',
  'no_territory',
  'territory_vacant',
  'customer_vacant',
  'no_team',
  'team_empty',
  'field_unsaid',
  'no_specialist',
  'no_manager',
  'manager_ambiguous',
  'no_handover',
  'holdover_over',
  'holdover_same_seller',
  'share_above_whole',
  'no_original',
  'original_unknown',
] as const;
export type UncreditedReason = (typeof UNCREDITED_REASONS)[number];

/** The key of the sentence that says the reason. */
export function uncreditedCode<R extends UncreditedReason>(reason: R): `compensation.uncredited_${R}` {
  return `compensation.uncredited_${reason}`;
}
