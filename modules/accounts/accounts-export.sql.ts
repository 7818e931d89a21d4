import { sql } from 'kysely';
import { importedColumns, ownColumns, type ExportList } from '@cordee/modules/exports';
import { factsAsOf } from '@cordee/platform/database';
import { account } from './accounts-table.sql.ts';
import type { SegmentNames } from './segment-names.sql.ts';

export const accountsList = (segmentNames: SegmentNames): ExportList => ({
  code: 'accounts',
  labelKey: 'imports.target_accounts',
  readers: ['executive', 'revops', 'manager', 'seller', 'finance', 'marketing', 'auditor'],
  columns: [
    ...importedColumns('accounts', [
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
    ...ownColumns({ segment: 'text' }),
  ],
  rows: async (tx, scope) => sql`
    select a.code as account_code, a.name, a.sector, a.country, a.town, a.postcode, a.siren, a.parent_code, a.potential, a.revenue, a.employees, s.segment
    from ${factsAsOf(account, scope)} a left join ${await segmentNames(tx, scope)} s on s.id = a.entity_id
    order by a.code collate "C", a.name collate "C"`,
});
