// What came after a closed period's run had read: every table of facts that a run reads, and whom a late row concerns.
import { sql, type RawBuilder } from 'kysely';
import { entityId, ok, type EntityId, type Scope } from '@cordee/kernel';
import type { Compute } from '@cordee/platform/compute';
import type { Database, Reading } from '@cordee/platform/database';
import type { ClosedDays, ClosedWindow, LateFact, LateFacts } from './late-facts.ts';
import type { Origin } from '../run.ts';

/** Rows of one table that are late for a closed period `c`, as `late`, and whom they concern; null: everybody. */
type LateRows = {
  readonly person: RawBuilder<unknown>;
  readonly joins?: RawBuilder<unknown>;
  /** Beside the change number: whether the row can tell anything of the period. */
  readonly when: RawBuilder<unknown>;
  readonly isPlanning?: boolean;
};

const before = (column: string) => sql`late.${sql.ref(column)} < c.end_day`;
const inWhole = (column: string) => sql`c.is_whole and ${before(column)}`;
/** What every version of the same cell says: a correction concerns whom it named before too. */
const allVersions = (table: string) => sql`join ${sql.table(table)} said on said.entity_id = late.entity_id`;
const everHolding = sql`join position_holder said on said.entity_id = late.entity_id`;
const ofPerson = sql`said.person_id`;
const ofPayee = sql`said.payee_id`;

const appearing = sql`late.retracted or not exists (select from person known where known.entity_id = late.entity_id
  and known.change <= c.after_change and known.effective_from < c.end_day and not known.retracted)`;

/**
 * Every table of facts that a run reads. Sales are looked for over the copies, versions of a plan are compared, settings
 * say when a run is stopped and no more; of the others the rows are asked of PostgreSQL by their change. A test takes each
 * table of the database away from a run in turn: one that is missing here turns it red.
 */
export const lateTables: Readonly<Record<string, LateRows | 'sales' | 'compared' | 'moves_no_pay'>> = {
  transaction: 'sales',
  transaction_split: 'sales',
  deal: 'sales',
  plan: 'compared',
  pay_setting: 'moves_no_pay',
  plan_assignment: {
    joins: allVersions('plan_assignment'),
    person: ofPayee,
    when: before('effective_from'),
    isPlanning: true,
  },
  pay_term: {
    joins: allVersions('pay_term'),
    person: ofPayee,
    when: before('effective_from'),
    isPlanning: true,
  },
  quota: {
    joins: sql`join quota version on version.entity_id = late.entity_id join position_holder said on said.entity_id = version.position_id`,
    person: ofPerson,
    when: sql`late.period_from < c.quotas_end`,
    isPlanning: true,
  },
  position_holder: { joins: everHolding, person: ofPerson, when: before('effective_from') },
  position: { joins: everHolding, person: ofPerson, when: before('effective_from') },
  person: {
    person: sql`late.entity_id`,
    when: sql`(c.is_whole or (${before('effective_from')} and (${appearing})))`,
  },
  absence: { joins: allVersions('absence'), person: ofPerson, when: inWhole('first_day') },
  figure: { joins: allVersions('figure'), person: ofPerson, when: inWhole('measured_on') },
  coverage: { joins: allVersions('coverage'), person: ofPerson, when: inWhole('first_day') },
  team: { person: sql`null::uuid`, when: sql`c.is_whole` },
  currency_rate: { person: sql`null::uuid`, when: inWhole('effective_from') },
};

export function openLateFacts(database: Database, compute: Compute): LateFacts {
  return {
    late: async (scope, closed) => {
      if (closed.length === 0) return ok([]);
      const told = await database.read(scope, (tx) => readLate(tx, scope, closed));
      const sold = await compute.latePeople(scope, closed.map(salesOf));
      return sold.ok
        ? ok([
            ...told,
            ...sold.value.map(({ place, person }) => ({
              table: 'transaction',
              place,
              person: entityId(person),
            })),
          ])
        : sold;
    },
    sharing: (scope, people, days) => database.read(scope, (tx) => readSharing(tx, people, days)),
    entangled: (scope, own) => database.read(scope, (tx) => readEntangled(tx, scope, own)),
  };
}

const salesOf = ({ place, after, salesFrom, end }: ClosedWindow) => ({
  place,
  after,
  from: salesFrom.toString(),
  to: end.toString(),
});

async function readLate(
  tx: Reading,
  scope: Scope,
  closed: readonly ClosedWindow[],
): Promise<readonly LateFact[]> {
  const found: LateFact[] = [];
  for (const [table, rows] of Object.entries(lateTables))
    if (typeof rows !== 'string') found.push(...(await readTable(tx, scope, { table, rows, closed })));
  return found;
}

type Asked = { readonly table: string; readonly rows: LateRows; readonly closed: readonly ClosedWindow[] };

async function readTable(
  tx: Reading,
  scope: Scope,
  { table, rows, closed }: Asked,
): Promise<readonly LateFact[]> {
  const { person, joins = sql``, when, isPlanning = false } = rows;
  const upTo = scope.asOf.change === null ? sql`` : sql`and late.change <= ${scope.asOf.change}`;
  // A scenario also reads its parents' facts: there every branch counts, at worst for some payees too many.
  const inBranch = isPlanning && scope.branch === 0 ? sql`and late.branch = 0` : sql``;
  const windows = closed.map(
    ({ place, after, end, quotasEnd, isWhole }) =>
      sql`(${place}::integer, ${after}::bigint, ${end.toString()}::date, ${quotasEnd.toString()}::date, ${isWhole}::boolean)`,
  );
  const { rows: found } = await sql<{ place: number; person: string | null }>`
    select distinct c.place, ${person} as person
    from (values ${sql.join(windows)}) c (place, after_change, end_day, quotas_end, is_whole)
      join ${sql.table(table)} late on late.change > c.after_change ${upTo} ${inBranch} and ${when} ${joins}`.execute(
    tx.sql,
  );
  return found.map(({ place, person: id }) => ({ table, place, person: id === null ? null : entityId(id) }));
}

/** All who share a sale of these days with one of the people, whichever version of it says so. */
async function readSharing(
  tx: Reading,
  people: readonly EntityId[],
  { from, to }: ClosedDays,
): Promise<readonly EntityId[]> {
  if (people.length === 0) return [];
  const given = sql`any(${[...people]}::uuid[])`;
  const { rows } = await sql<{ person: string }>`
    with sale as (
      select t.entity_id, t.seller_id from transaction t join transaction_split s on s.transaction_id = t.entity_id
      where (s.payee_id = ${given} or t.seller_id = ${given}) and t.occurred_on >= ${from.toString()}::date and t.occurred_on < ${to.toString()}::date)
    select seller_id as person from sale where seller_id is not null
    union select s.payee_id from transaction_split s where s.transaction_id in (select entity_id from sale)`.execute(
    tx.sql,
  );
  return rows.map(({ person }) => entityId(person));
}

/**
 * Whose settlements say more than one run of all: paid of the period itself already, or by a run that was voided after
 * another one had gone on from it.
 */
async function readEntangled(tx: Reading, scope: Scope, own: Origin): Promise<readonly EntityId[]> {
  const upTo = (column: string) =>
    scope.asOf.change === null ? sql`true` : sql`${sql.ref(column)} <= ${scope.asOf.change}`;
  const { rows } = await sql<{ payee_id: string }>`
    select payee_id from payout_settlement where branch = ${scope.branch} and plan_code = ${own.planCode} and period_code = ${own.periodCode} and ${upTo('change')}
    union select s.payee_id from payout_settlement s
      join payout_event v on v.tenant_id = s.tenant_id and v.run_id = s.run_id and v.transition = 'voided' and ${upTo('v.change')}
      where s.branch = ${scope.branch} and ${upTo('s.change')}
      group by s.run_id, s.plan_code, s.period_code, s.payee_id, s.component having max(s.place) > min(s.place) + 1`.execute(
    tx.sql,
  );
  return rows.map(({ payee_id: id }) => entityId(id));
}
