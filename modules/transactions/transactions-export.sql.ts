import { sql } from 'kysely';
import { importedColumns, seenPerson, type ExportList } from '@cordee/modules/exports';
import { account } from '@cordee/modules/accounts';
import { person } from '@cordee/modules/people';
import { cellsAsOf, factsAsOf } from '@cordee/platform/database';
import { marginReaders } from './margin-readers.ts';
import { coverage, currencyRate, figure, transaction, transactionSplit } from './transactions-table.sql.ts';

const readers = ['executive', 'revops', 'manager', 'seller', 'finance', 'auditor'] as const;

/** As a file writes them: name = value, apart where a value itself holds what separates. */
const attributeText = sql`(select string_agg(key || ' = ' || value, case when x.attributes ~ '[;|]' then e'\\n' else ' ; ' end order by key collate "C")
  || case when x.attributes ~ '[;|]' then e'\\n' else '' end from json_each_text(x.attributes::json))`;

const transactionsList: ExportList = {
  code: 'transactions',
  labelKey: 'imports.target_transactions',
  readers,
  columns: importedColumns(
    'transactions',
    [
      'transaction_code',
      'kind',
      'date',
      'amount',
      'currency',
      'seller',
      'account',
      'product',
      'channel',
      'origin',
      'related_code',
      'quantity',
      'margin',
      'territory',
      'attributes',
    ],
    { margin: marginReaders },
  ),
  rows: (_tx, scope) => sql`
    select code as transaction_code, kind, occurred_on as date, amount, currency, seller_key as seller, account_key as account, product, channel, origin,
      related_code, quantity, margin, territory, ${attributeText} as attributes
    from ${factsAsOf(transaction, scope)} x where ${seenPerson(scope, 'x.seller_id')}
    order by occurred_on, code collate "C", kind collate "C", seller_key collate "C"`,
};

const splitsList: ExportList = {
  code: 'splits',
  labelKey: 'imports.target_splits',
  readers: ['executive', 'revops', 'finance', 'auditor'],
  columns: importedColumns('splits', ['transaction_code', 'kind', 'seller', 'share']),
  rows: (_tx, scope) => sql`
    select x.code as transaction_code, x.kind, p.code as seller, part.share
    from ${factsAsOf(transactionSplit, scope)} part join ${factsAsOf(transaction, scope)} x on x.entity_id = part.transaction_id
      join ${factsAsOf(person, scope)} p on p.entity_id = part.payee_id where ${seenPerson(scope, 'part.payee_id')}
    order by x.code collate "C", x.kind collate "C", part.place`,
};

const coverageList: ExportList = {
  code: 'coverage',
  labelKey: 'imports.target_coverage',
  readers,
  columns: importedColumns('coverage', [
    'seller',
    'covers',
    'covered',
    'covered_from',
    'covered_until',
    'coverage_role',
  ]),
  rows: (_tx, scope) => sql`
    select p.code as seller, c.field as covers, coalesce(a.code, c.value) as covered, c.first_day as covered_from, c.last_day as covered_until, c.role as coverage_role
    from ${factsAsOf(coverage, scope)} c join ${factsAsOf(person, scope)} p on p.entity_id = c.person_id
      left join ${factsAsOf(account, scope)} a on c.field = 'customer' and a.entity_id::text = c.value
    where ${seenPerson(scope, 'c.person_id')}
    order by p.code collate "C", c.field collate "C", 3, c.first_day`,
};

const figuresList: ExportList = {
  code: 'figures',
  labelKey: 'imports.target_figures',
  readers: ['revops', 'finance', 'auditor'],
  columns: importedColumns('figures', ['seller', 'figure', 'figure_date', 'figure_value']),
  rows: (_tx, scope) => sql`
    select p.code as seller, f.code as figure, f.measured_on as figure_date, f.value as figure_value
    from ${factsAsOf(figure, scope)} f join ${factsAsOf(person, scope)} p on p.entity_id = f.person_id where ${seenPerson(scope, 'f.person_id')}
    order by p.code collate "C", f.code collate "C", f.measured_on`,
};

const ratesList: ExportList = {
  code: 'rates',
  labelKey: 'imports.target_rates',
  readers,
  columns: importedColumns('rates', ['date', 'from_currency', 'to_currency', 'rate']),
  rows: (_tx, scope) => sql`
    select effective_from as date, from_currency, to_currency, rate from ${cellsAsOf(currencyRate, scope)} r
    order by from_currency collate "C", to_currency collate "C", effective_from`,
};

export const saleLists: readonly ExportList[] = [
  transactionsList,
  splitsList,
  coverageList,
  figuresList,
  ratesList,
];
