import { sql } from 'kysely';
import { account } from '@cordee/modules/accounts';
import { importedColumns, seenPerson, type ExportList } from '@cordee/modules/exports';
import { person } from '@cordee/modules/people';
import { factsAsOf } from '@cordee/platform/database';
import { whoReads } from './policy.ts';
import { quoteVersion } from './quotes-table.sql.ts';

/** Every version, with the status of its file: so the file can be brought in again. */
export const quotesList: ExportList = {
  code: 'quotes',
  labelKey: 'imports.target_quotes',
  readers: whoReads,
  columns: importedColumns('quotes', [
    'quote_code',
    'quote_version',
    'issued_on',
    'valid_until',
    'quote_status',
    'amount',
    'currency',
    'seller',
    'account',
    'quote_deal',
    'product',
  ]),
  rows: (_tx, scope) => sql`
    select v.code as quote_code, v.version as quote_version, v.issued_on, v.valid_until, v.status as quote_status, v.amount, v.currency, p.code as seller,
      coalesce(a.code, v.account_key) as account, v.deal_code as quote_deal, v.product
    from ${factsAsOf(quoteVersion, scope)} v left join ${factsAsOf(person, scope)} p on p.entity_id = v.seller_id
      left join ${factsAsOf(account, scope)} a on a.entity_id = v.account_id
    where ${seenPerson(scope, 'v.seller_id')} order by v.issued_on, v.code collate "C", v.version, v.entity_id`,
};
