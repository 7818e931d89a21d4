import { sql, type RawBuilder } from 'kysely';
import type { Scope } from '@cordee/kernel';
import { account } from '@cordee/modules/accounts';
import { deal } from '@cordee/modules/deals';
import { spelling } from '@cordee/modules/imports';
import { person, personCode } from '@cordee/modules/people';
import { transaction } from '@cordee/modules/transactions';
import { cellsAsOf, factsAsOf, type Database, type Reading } from '@cordee/platform/database';
import type { Known } from './match-words.ts';
import type { MatchStore } from './match-store.ts';
import type { Unmatched } from './unmatched.ts';

/** Enough for a person to go through; what hides the most rows comes first. */
const wordsMax = 5_000;

export function openMatchStore(database: Database): MatchStore {
  return {
    matchWorld: (scope) =>
      database.read(scope, async (tx) => ({
        words: await readWords(tx, scope),
        persons: await readPersons(tx, scope),
        accounts: await readAccounts(tx, scope),
      })),
  };
}

type WordRow = Omit<Unmatched, 'amounts'> & { readonly currency: string | null; readonly amount: string };

async function readWords(tx: Reading, scope: Scope): Promise<readonly Unmatched[]> {
  const { rows } = await sql<WordRow>`
    with sale as (${salesOf(scope)}),
      word as (select field, written, currency, amount, day, import_id, change from sale cross join lateral (values
        ('seller', case when seller_id is null then seller_key end), ('account', case when account_id is null then account_key end),
        ('product', product), ('territory', territory), ('channel', channel)) named (field, written)
        where written is not null and written <> ''),
      told as (select w.field, coalesce(i.source, '') as source, w.written, w.currency, count(*)::int as rows,
          coalesce(sum(w.amount), 0)::text as amount, min(w.day) as "from", max(w.day) as "to",
          (array_agg(w.import_id order by w.change))[1] as "importId"
        from word w left join import i on i.id = w.import_id
        group by w.field, i.source, w.written, w.currency order by count(*) desc limit ${wordsMax}),
      link as (select distinct on (source, lower(code)) source, lower(code) as code, person_id
        from ${cellsAsOf(personCode, scope)} c order by source, lower(code), effective_from desc)
    select told.*, coalesce(kept.meant, p.full_name) as accepted
    from told left join ${factsAsOf(spelling, scope)} kept
        on kept.source = told.source and kept.field = told.field and kept.written = told.written
      left join link on told.field = 'seller' and link.source = told.source and link.code = lower(told.written)
      left join ${factsAsOf(person, scope)} p on p.entity_id = link.person_id`.execute(tx.sql);
  const words = Map.groupBy(rows, ({ field, source, written }) => JSON.stringify([field, source, written]));
  return [...words.values()].flatMap(together);
}

const salesOf = (scope: Scope): RawBuilder<unknown> => sql`
  select seller_id, seller_key, account_id, account_key, product, territory, channel, currency, amount, occurred_on as day, import_id, change
    from ${factsAsOf(transaction, scope)} x
  union all
  select seller_id, seller_key, account_id, account_key, product, null, channel, currency, amount, coalesce(closed_on, engaged_on), import_id, change
    from ${factsAsOf(deal, scope)} d`;

/** One word, its currencies side by side. */
function together(rows: readonly WordRow[]): readonly Unmatched[] {
  const [first] = rows;
  if (!first) return [];
  const { field, source, written, importId, accepted } = first;
  const days = rows.flatMap(({ from, to }) => [from, to]).filter((day) => day !== null);
  return [
    {
      field,
      source,
      written,
      importId,
      accepted,
      rows: rows.reduce((sum, row) => sum + row.rows, 0),
      from: days.toSorted()[0] ?? null,
      to: days.toSorted().at(-1) ?? null,
      amounts: rows.flatMap(({ currency, amount }) => (currency === null ? [] : [{ currency, amount }])),
    },
  ];
}

/** Everybody who was ever known, by the last name borne. */
async function readPersons(tx: Reading, scope: Scope): Promise<readonly Known[]> {
  const { rows } = await sql<Known & { writings: readonly (string | null)[] }>`
    select distinct on (entity_id) entity_id as meant, full_name || ' (' || code || ')' as label,
      array[code, full_name, email, payroll_number] as writings
    from ${cellsAsOf(person, scope)} p order by entity_id, effective_from desc`.execute(tx.sql);
  return rows.map((row) => ({ ...row, writings: row.writings.filter((writing) => writing !== null) }));
}

async function readAccounts(tx: Reading, scope: Scope): Promise<readonly Known[]> {
  const { rows } = await sql<Known>`
    select code as meant, name || ' (' || code || ')' as label, array[code, name] as writings
    from ${factsAsOf(account, scope)} a`.execute(tx.sql);
  return rows;
}
