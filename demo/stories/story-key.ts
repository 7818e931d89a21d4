/** The twelve stories and the dirty rows; a deal or a transaction that belongs to one carries its key. */
export type StoryKey =
  | 'transferred-mid-quarter'
  | 'maternity'
  | 'staff-delegate'
  | 'ramping-joiner'
  | 'departed-orders-unpaid'
  | 'vacant-territory'
  | 'two-million-order'
  | 'missing-deal-claim'
  | 'credit-note-closed-month'
  | 'pair-apart'
  | 'manager-away'
  | 'reused-erp-code';
