/** What a fault may be about. */
export const CHECK_FAMILIES = ['completeness', 'duplicates', 'orphans', 'freshness', 'outliers'] as const;
type CheckFamily = (typeof CHECK_FAMILIES)[number];

/** What is false or missing further on while the fault stands. */
export const TOUCHED = ['pay', 'attainment', 'forecast', 'payroll', 'territories'] as const;
type Touched = (typeof TOUCHED)[number];

/** How it is mended: by saying what a word means, by a corrected file, or by bringing the file that is late. */
type Mending = 'matches' | 'file' | 'people';

type Check = {
  readonly code: string;
  readonly family: CheckFamily;
  readonly touches: readonly Touched[];
  readonly mending: Mending;
};

/** Every check: what is looked for is said in check-rows.sql.ts, in words in messages/quality. */
export const CHECKS = [
  { code: 'sale_without_seller', family: 'completeness', touches: ['pay', 'attainment'], mending: 'file' },
  { code: 'sale_without_account', family: 'completeness', touches: ['pay', 'territories'], mending: 'file' },
  {
    code: 'deal_without_amount',
    family: 'completeness',
    touches: ['forecast', 'attainment'],
    mending: 'file',
  },
  { code: 'deal_without_day', family: 'completeness', touches: ['pay', 'attainment'], mending: 'file' },
  { code: 'account_without_place', family: 'completeness', touches: ['territories'], mending: 'file' },
  { code: 'person_without_number', family: 'completeness', touches: ['payroll'], mending: 'people' },
  { code: 'sale_twice', family: 'duplicates', touches: ['pay', 'attainment'], mending: 'file' },
  { code: 'account_twice', family: 'duplicates', touches: ['territories', 'pay'], mending: 'file' },
  { code: 'person_twice', family: 'duplicates', touches: ['pay', 'payroll'], mending: 'people' },
  { code: 'sale_seller_unknown', family: 'orphans', touches: ['pay', 'attainment'], mending: 'matches' },
  { code: 'deal_seller_unknown', family: 'orphans', touches: ['forecast', 'attainment'], mending: 'matches' },
  { code: 'sale_account_unknown', family: 'orphans', touches: ['pay', 'territories'], mending: 'matches' },
  { code: 'credit_without_sale', family: 'orphans', touches: ['pay'], mending: 'file' },
  { code: 'deal_overdue', family: 'freshness', touches: ['forecast'], mending: 'file' },
  { code: 'source_late', family: 'freshness', touches: ['pay', 'attainment', 'forecast'], mending: 'file' },
  { code: 'sale_in_future', family: 'outliers', touches: ['pay', 'attainment'], mending: 'file' },
  { code: 'sale_far_off', family: 'outliers', touches: ['pay', 'attainment'], mending: 'file' },
  { code: 'deal_backwards', family: 'outliers', touches: ['forecast'], mending: 'file' },
] as const satisfies readonly Check[];

export type CheckCode = (typeof CHECKS)[number]['code'];
export const CHECK_CODES = CHECKS.map(({ code }) => code) as [CheckCode, ...CheckCode[]]; // the list above is not empty

/** What a check found: how much of it there is, and whom and when it reaches. */
export type CheckFinding = {
  readonly code: CheckCode;
  readonly rows: number;
  /** How many sellers its rows name. */
  readonly sellers: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly amounts: readonly { readonly currency: string; readonly amount: string }[];
};

/** One row behind a finding. */
export type FaultyRow = {
  readonly id: string;
  readonly code: string;
  readonly what: string | null;
  readonly who: string | null;
  readonly day: string | null;
  readonly amount: string | null;
  readonly currency: string | null;
  readonly importId: string | null;
  readonly importLine: number | null;
};
