/** What each constraint of the pay tables forbids, as the refusal that says so. */
export const payRefusals: Readonly<Record<string, string>> = {
  four_eyes: 'payouts.own_approval_forbidden',
  four_eyes_request: 'payouts.own_request_forbidden',
  approver_is_no_beneficiary: 'payouts.beneficiary_approval_forbidden',
  decider_is_no_beneficiary: 'payouts.beneficiary_approval_forbidden',
  void_by_two: 'payouts.void_not_asked',
  stop_is_passed_by_two: 'payouts.breaker_open',
  hold_before_approval: 'payouts.hold_after_approval',
  payout_hold_pkey: 'payouts.hold_conflict',
  payout_event_pkey: 'payouts.already_done_conflict',
  payout_event_step: 'payouts.already_done_conflict',
  payout_event_follows: 'payouts.already_done_conflict',
  payout_settlement_pkey: 'payouts.superseded_conflict',
  payout_release_pkey: 'payouts.superseded_conflict',
  pay_adjustment_pkey: 'payouts.adjustment_reversed_conflict',
  task_one_settling: 'payouts.settling_conflict',
  pay_decision_pkey: 'payouts.already_done_conflict',
};
