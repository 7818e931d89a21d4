import { sql } from 'kysely';
import { importedColumns, type ExportList } from '@cordee/modules/exports';
import { factsAsOf } from '@cordee/platform/database';
import { account } from './accounts-table.sql.ts';

export const accountsList: ExportList = {
  code: 'accounts',
  labelKey: 'imports.target_accounts',
  readers: ['executive', 'revops', 'manager', 'seller', 'finance', 'marketing', 'auditor'],
  columns: importedColumns('accounts', [
    'account_code',
    'name',
    'sector',
    'country',
    'town',
    'postcode',
    'siren',
    'parent_code',
    'potential',
    'revenue',
    'employees',
  ]),
  rows: (_tx, scope) => sql`
    select code as account_code, name, sector, country, town, postcode, siren, parent_code, potential, revenue, employees
    from ${factsAsOf(account, scope)} a order by code collate "C", name collate "C"`,
};
