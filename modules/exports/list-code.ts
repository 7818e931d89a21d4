/** Every list that can leave, by the name it has in addresses and files. */
export const LIST_CODES = [
  'people',
  'absences',
  'accounts',
  'deals',
  'transactions',
  'splits',
  'coverage',
  'figures',
  'rates',
  'activities',
  'quotes',
  'quotas',
  'plans',
  'plan-assignments',
  'pay-terms',
  'pay',
  'disputes',
  'imports',
  'changes',
] as const;

export type ListCode = (typeof LIST_CODES)[number];
