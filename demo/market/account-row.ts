import type { Account } from './account-base.ts';
import type { AccountRow } from '../company.ts';

export function accountRow(account: Account): AccountRow {
  return {
    account_code: account.code,
    name: account.name,
    sector: account.sector,
    country: 'FR',
    town: account.town.name,
    postcode: account.postcode,
    siren: account.siren,
    parent_code: account.parentCode,
    potential: `${account.potentialEuros}.00`,
    revenue: `${account.revenueEuros}.00`,
    employees: String(account.employees),
  };
}
