import { z } from '@hono/zod-openapi';
import type { PaySetting } from '@cordee/modules/payouts';
import frenchAccounts from './accounts/french-general-ledger.json' with { type: 'json' };

const Account = z.string().min(1).max(20);
const Source = z
  .strictObject({ text: z.string().min(3).max(300), verifiedOn: z.iso.date() })
  .openapi({ description: 'Where the figure comes from, and when somebody looked.' });

const Accounts = z.strictObject({
  expense: Account,
  charges: Account,
  payable: Account,
  chargesPayable: Account,
  accrued: Account,
  chargesAccrued: Account,
  deferred: Account,
});

export const AccountingSetting = z
  .strictObject({
    accounts: Accounts,
    accountsSource: Source,
    /** Employer charges as a share of pay (0.42 for 42 %), by legal entity; `*` for all others. */
    employerCharges: z
      .array(
        z.strictObject({
          legalEntity: z.string().min(1).max(40),
          rate: z.string().regex(/^(0|[1-9]\d?)(\.\d{1,6})?$/),
          source: Source,
        }),
      )
      .max(200),
    /** Commissions on contracts that last: capitalised and spread over so many months (IFRS 15, ASC 340-40). */
    deferrals: z
      .array(
        z.strictObject({ component: z.string().min(1).max(80), months: z.number().int().min(1).max(240) }),
      )
      .max(200),
    /** A commission of at most this much, in major units, is an expense at once; null: none is. */
    atOnceAmount: z
      .string()
      .regex(/^(0|[1-9]\d{0,9})(\.\d{1,2})?$/)
      .nullable(),
    /** A contract of at most so many months is an expense at once, as ASC 340-40-25-4 allows up to a year; null: none. */
    atOnceMonths: z.number().int().min(1).max(12).nullable(),
  })
  .openapi('AccountingSetting');
export type AccountingSetting = z.output<typeof AccountingSetting>;

/** The accounts of the French general ledger; the rates are each house's own and have no default. */
export const accountingSetting: PaySetting<AccountingSetting> = {
  code: 'accounting',
  schema: AccountingSetting,
  fallback: AccountingSetting.parse(frenchAccounts),
};
