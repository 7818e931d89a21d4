import type { ImportKind } from '../import-target.ts';

/** The three files that lead from an empty organisation to a first statement. */
export type TemplateKind = 'people' | 'quotas' | 'sales';

/** What each template fills, and its columns from left to right; the first one identifies the row. */
export const TEMPLATES: Readonly<
  Record<TemplateKind, { readonly target: ImportKind; readonly columns: readonly string[] }>
> = {
  people: {
    target: 'people',
    columns: [
      'person_code',
      'given_name',
      'family_name',
      'email',
      'payroll_number',
      'position_title',
      'team',
      'manager_code',
      'legal_entity',
      'role',
      'effective_from',
      'hired_on',
      'left_on',
      'working_time',
      'target_incentive',
    ],
  },
  quotas: {
    target: 'quotas',
    columns: ['seller', 'measure', 'period', 'amount', 'currency', 'weight'],
  },
  sales: {
    target: 'transactions',
    columns: [
      'transaction_code',
      'kind',
      'date',
      'seller',
      'account',
      'product',
      'amount',
      'currency',
      'channel',
      'origin',
      'related_code',
      'quantity',
      'margin',
      'territory',
      'segment',
      'attributes',
    ],
  },
};
