// A company of any size, from a seed, written by PostgreSQL itself: sellers in teams of ten under a manager, their
// quotas, and a quarter of invoices with credit notes, splits, corrections and retractions.
import { invariant, type Scope } from '@cordee/kernel';
import type { Database, Writing } from '@cordee/platform/database';
import { benchPlanOver, nextQuarter, planCode, quarter, type BenchWindow } from './bench-plan.ts';

export type CompanySize = {
  readonly payees: number;
  readonly transactions: number;
  readonly seed: number;
  readonly window: BenchWindow;
};

/** Of a sale come so many credits: a seventh is split in two, and of ten people nine have a manager. */
export const creditsPerTransaction = (8 / 7) * 1.9;

const factsPerChange = 1_000_000;

/** A company that is there already is of the same size, or the folder is another's. */
export async function isFilled(database: Database, scope: Scope, { payees }: CompanySize): Promise<boolean> {
  const { rows } = await database.read(scope, ({ client }) =>
    client.query<{ count: string }>('select count(*) as count from person'),
  );
  const known = Number(rows[0]?.count ?? 0);
  invariant(known === 0 || known === payees, 'the folder holds this company or none', { known, payees });
  return known > 0;
}

export async function fillCompany(database: Database, scope: Scope, size: CompanySize): Promise<void> {
  const write = (work: (tx: Writing, change: bigint) => Promise<void>) =>
    database.write(scope, { code: 'bench.loaded' }, async (tx) => tx.atTheEnd((change) => work(tx, change)));
  await write((tx, change) => fillPeople(tx, change, size));
  for (let from = 0; from < size.transactions; from += factsPerChange) {
    const to = Math.min(from + factsPerChange, size.transactions);
    await write(async (tx, change) => {
      await insertSales(tx, change, { from, to, revision: 0 }, size);
      await insertSplits(tx, change, { from, to }, size);
    });
  }
  await write((tx, change) => insertSales(tx, change, { from: 0, to: size.transactions, revision: 1 }, size));
}

/**
 * The quarter after it: quotas, as many sales without corrections, and then, late for the first one, an invoice of each
 * hundredth seller.
 */
export async function fillNextQuarter(database: Database, scope: Scope, size: CompanySize): Promise<void> {
  const write = (work: (tx: Writing, change: bigint) => Promise<void>) =>
    database.write(scope, { code: 'bench.loaded' }, async (tx) => tx.atTheEnd((change) => work(tx, change)));
  const { payees, transactions } = size;
  await write((tx, change) => insertQuotas(tx, change, size));
  for (let from = transactions; from < 2 * transactions; from += factsPerChange) {
    const to = Math.min(from + factsPerChange, 2 * transactions);
    await write(async (tx, change) => {
      await insertSales(tx, change, { from, to, revision: 0, firstDay: '2026-04-01' }, size);
      await insertSplits(tx, change, { from, to }, size);
    });
  }
  await write(({ client }, change) => insertLate(client, change, payees));
}

export const isLateSeller = (number: string) => `${number} % 100 = 7`;

async function insertLate(client: Writing['client'], change: bigint, payees: number): Promise<void> {
  await client.query(
    `insert into transaction (tenant_id, entity_id, effective_from, change, retracted, row_hash, code, kind, occurred_on, amount, currency, seller_id, product, channel)
     select cordee.tenant(), ${id('late', 'i')}, '0001-01-01', $1, false, '\\x00', 'L' || lpad(i::text, 9, '0'), 'invoice', '2026-02-17', 5000, 'EUR', ${id('s', 'i')}, 'rope', 'web'
     from generate_series(0, ${payees - 1}) s(i) where ${isLateSeller('i')}`,
    [change],
  );
}

const states = ['person', 'position', 'position_holder'] as const;
const planned = ['plan', 'plan_assignment', 'quota'] as const;

async function fillPeople(
  { client }: Writing,
  change: bigint,
  { payees, seed, window }: CompanySize,
): Promise<void> {
  const manager = `case when i % 10 = 0 then null else ${id('p', '(i / 10) * 10')} end`;
  const own: Record<(typeof states)[number] | (typeof planned)[number], Cells> = {
    person: ['code, full_name', id('s', 'i'), `'S' || lpad(i::text, 7, '0'), 'Seller ' || i`],
    position: [
      'code, title, role, manager_position_id',
      id('p', 'i'),
      `'P' || i, 'Position ' || i, 'seller', ${manager}`,
    ],
    position_holder: ['person_id', id('p', 'i'), id('s', 'i')],
    plan: [
      'code, name, version, semantics, document',
      id('plan', 'i'),
      `'${planCode}', 'Bench', '1', 1, '${JSON.stringify(benchPlanOver(window))}'::jsonb`,
    ],
    plan_assignment: ['payee_id, plan_code', id('a', 'i'), `${id('s', 'i')}, '${planCode}'`],
    quota: quotaValues({ kind: 'q', period: quarter, days: `'2026-01-01', '2026-04-01'`, seed }),
  };
  for (const [table, of] of Object.entries(own))
    await insertCells(client, change, { table, of, last: table === 'plan' ? 0 : payees - 1 });
}

/** Columns, the entity and the values of the cells of a table. */
type Cells = readonly [string, string, string];

async function insertCells(
  client: Writing['client'],
  change: bigint,
  {
    table,
    of: [columns, entity, values],
    last,
  }: { readonly table: string; readonly of: Cells; readonly last: number },
): Promise<void> {
  const branch = planned.some((each) => each === table);
  await client.query(
    `insert into ${table} (tenant_id, ${branch ? 'branch,' : ''} entity_id, effective_from, change, retracted, row_hash, ${columns})
     select cordee.tenant(), ${branch ? '0,' : ''} ${entity}, '2025-01-01', $1, false, '\\x00', ${values}
     from generate_series(0, ${last}) s(i)`,
    [change],
  );
}

type QuotaKind = {
  readonly kind: string;
  readonly period: string;
  readonly days: string;
  readonly seed: number;
};

function quotaValues({ kind, period, days, seed }: QuotaKind): Cells {
  return [
    'position_id, measure, calendar, period_code, period_from, period_to, amount, unit, currency',
    id(kind, 'i'),
    `${id('p', 'i')}, 'invoicing', 'civil', '${period}', ${days}, (100000 + ${random('i', seed, 5)} % 40000000 / 100.0)::numeric(15,2), 'amount', 'EUR'`,
  ];
}

async function insertQuotas(
  { client }: Writing,
  change: bigint,
  { payees, seed }: CompanySize,
): Promise<void> {
  const of = quotaValues({ kind: 'next', period: nextQuarter, days: `'2026-04-01', '2026-07-01'`, seed });
  await insertCells(client, change, { table: 'quota', of, last: payees - 1 });
}

type Range = { readonly from: number; readonly to: number };

type Sales = Range & { readonly revision: 0 | 1; readonly firstDay?: string };

/** A revision changes the amount of every hundredth sale, and takes back every thousandth. */
async function insertSales(
  { client }: Writing,
  change: bigint,
  { from, to, revision, firstDay = '2026-01-01' }: Sales,
  { payees, seed }: CompanySize,
): Promise<void> {
  const amount = `(1 + ${random('i', seed, 1 + 10 * revision)} % 900000) / 100.0`;
  await client.query(
    `insert into transaction (tenant_id, entity_id, effective_from, change, retracted, row_hash, code, kind, occurred_on, amount, currency, seller_id, product, channel)
     select cordee.tenant(), ${id('t', 'i')}, '0001-01-01', $1, ${revision === 1 ? 'i % 1000 = 0' : 'false'}, '\\x00',
       'F' || lpad(i::text, 9, '0'), case when ${random('i', seed, 2)} % 25 = 0 then 'credit_note' else 'invoice' end,
       date '${firstDay}' + (${random('i', seed, 3)} % 90)::integer, (${amount})::numeric(15,2), 'EUR',
       ${id('s', `(${random('i', seed, 4)} % ${payees})`)},
       (array['rope', 'harness', 'helmet', 'crampon'])[1 + ${random('i', seed, 6)} % 4],
       (array['direct', 'partner', 'web'])[1 + ${random('i', seed, 7)} % 3]
     from generate_series(${from}::bigint, ${to - 1}::bigint) s(i) where ${revision === 1 ? 'i % 100 = 0' : 'true'}`,
    [change],
  );
}

/** Every seventh sale: 60 % to its seller's neighbour, 40 % to the one after. */
async function insertSplits(
  { client }: Writing,
  change: bigint,
  { from, to }: Range,
  { payees, seed }: CompanySize,
): Promise<void> {
  await client.query(
    `insert into transaction_split (tenant_id, entity_id, effective_from, change, retracted, row_hash, transaction_id, place, payee_id, share)
     select cordee.tenant(), ${id('u', `i || '-' || place`)}, '0001-01-01', $1, false, '\\x00', ${id('t', 'i')}, place,
       ${id('s', `((${random('i', seed, 4)} + 1 + place) % ${payees})`)}, share
     from generate_series(${from}::bigint, ${to - 1}::bigint) s(i), (values (0, 0.6), (1, 0.4)) part (place, share) where i % 7 = 0`,
    [change],
  );
}

export function id(kind: string, number: string): string {
  return `md5('${kind}' || ${number})::uuid`;
}

/** A whole number from a seed and a purpose, the same on every PostgreSQL. */
function random(number: string, seed: number, purpose: number): string {
  return `(hashint8extended(${number}::bigint, ${seed * 100 + purpose}) & 1073741823)`;
}
