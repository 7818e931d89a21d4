import { sql } from 'kysely';
import { importedColumns, seenPerson, type ExportList } from '@cordee/modules/exports';
import { factsAsOf } from '@cordee/platform/database';
import { deal } from './deals-table.sql.ts';

export const dealsList: ExportList = {
  code: 'deals',
  labelKey: 'imports.target_deals',
  readers: ['executive', 'revops', 'manager', 'seller', 'finance', 'marketing', 'auditor'],
  columns: importedColumns('deals', [
    'deal_code',
    'seller',
    'stage',
    'account',
    'product',
    'amount',
    'currency',
    'engaged_on',
    'closed_on',
    'channel',
    'origin',
  ]),
  rows: (_tx, scope) => sql`
    select code as deal_code, seller_key as seller, stage, account_key as account, product, amount, currency, engaged_on, closed_on, channel, origin
    from ${factsAsOf(deal, scope)} d where ${seenPerson(scope, 'd.seller_id')}
    order by code collate "C", seller_key collate "C"`,
};
