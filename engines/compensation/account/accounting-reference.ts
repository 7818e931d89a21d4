import type { ReferencePart } from '../plan-format/reference-part.ts';
import { accountingField, deferralField } from './accounting-field.ts';

/** What the page of the plan format says of the key `accounting`. */
export const ACCOUNTING_REFERENCE: readonly ReferencePart[] = [
  {
    title: 'Accounting',
    text: 'How finance accounts for what the plan pays (IFRS 15, ASC 340-40). No pay depends on it.',
    field: accountingField,
  },
  {
    title: 'Accounting: deferral',
    text: `A commission that is the cost of obtaining a contract is spread over the months, straight line, by largest remainder.
The months are those the customer is expected to stay, not always those of the contract.`,
    field: deferralField,
  },
];
