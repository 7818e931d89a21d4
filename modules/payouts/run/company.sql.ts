// Who was there, in which team, at which rates of exchange: as known at the scope's change, for all days.
import { sql } from 'kysely';
import type { ExchangeRate, Figure, Leave, TeamMembership } from '@cordee/engine-compensation';
import {
  currency,
  decimal,
  entityId,
  percentage,
  plainDate,
  type EntityId,
  type PlainDate,
  type Scope,
} from '@cordee/kernel';
import { cellsAsOf, type Database, type Reading } from '@cordee/platform/database';
import { absence, person, position, positionHolder, team } from '@cordee/modules/people';
import { coverage, currencyRate, figure } from '@cordee/modules/transactions';
import type { Company, CompanyPerson } from './company.ts';
import { coverageFacts, type Coverage } from './coverage-facts.ts';

export function readCompany(database: Database, scope: Scope): Promise<Company> {
  return database.read(scope, async (tx) => ({
    people: await readPeople(tx, scope),
    teams: await readTeams(tx, scope),
    rates: await readRates(tx, scope),
    figures: await readFigures(tx, scope),
    coverage: coverageFacts(await readCoverage(tx, scope)),
  }));
}

const dated = sql`lead(effective_from) over (partition by entity_id order by effective_from) as effective_to`;

type PersonRow = {
  id: string;
  code: string;
  hired_on: string | null;
  left_on: string | null;
  working_time: string | null;
  from: string;
  to: string | null;
};

/** Hired and left as the newest cell says; the part-time ratio as each cell said in its days. */
async function readPeople(tx: Reading, scope: Scope): Promise<ReadonlyMap<EntityId, CompanyPerson>> {
  const { rows } = await sql<PersonRow>`
    select entity_id as id, code, hired_on, left_on, working_time, effective_from as "from",
      lead(effective_from) over (partition by entity_id order by effective_from) as "to"
    from ${cellsAsOf(person, scope)} cell order by entity_id, effective_from`.execute(tx.sql);
  const leaves = await readLeaves(tx, scope);
  return new Map(
    [...Map.groupBy(rows, ({ id }) => id)].map(([id, cells]) => [
      entityId(id),
      personOf(cells, leaves.get(id) ?? []),
    ]),
  );
}

function personOf(cells: readonly PersonRow[], leaves: readonly Leave[]): CompanyPerson {
  const last = cells.at(-1);
  return {
    code: last?.code ?? '',
    presence: {
      hiredOn: dayOf(last?.hired_on),
      leftOn: dayAfter(last?.left_on),
      positions: [],
      workingTimes: cells.flatMap(({ working_time: ratio, from, to }) =>
        ratio === null
          ? []
          : [{ ratio: percentage(ratio), effectiveFrom: plainDate(from), effectiveTo: dayOf(to) }],
      ),
      leaves,
    },
  };
}

async function readLeaves(tx: Reading, scope: Scope): Promise<ReadonlyMap<string, readonly Leave[]>> {
  const { rows } = await sql<{ id: string; type: string; from: string; last: string | null; share: string }>`
    select person_id as id, leave_type as type, first_day as "from", last_day as last, share
    from ${cellsAsOf(absence, scope)} cell order by person_id, first_day, leave_type`.execute(tx.sql);
  const leaves = rows.map(({ id, type, from, last, share }) => ({
    id,
    leave: {
      type,
      share: percentage(share),
      effectiveFrom: plainDate(from),
      effectiveTo: dayAfter(last),
    },
  }));
  const byPerson = Map.groupBy(leaves, ({ id }) => id);
  return new Map([...byPerson].map(([id, own]) => [id, own.map(({ leave }) => leave)]));
}

function dayOf(text: string | null | undefined): PlainDate | null {
  return text ? plainDate(text) : null;
}

/** A file names the last day in the company; presence ends with the day after it. */
function dayAfter(text: string | null | undefined): PlainDate | null {
  return dayOf(text)?.add({ days: 1 }) ?? null;
}

async function readTeams(tx: Reading, scope: Scope): Promise<readonly TeamMembership[]> {
  const { rows } = await sql<{ payee: string; team: string; role: string; from: string; to: string | null }>`
    with held as materialized (select entity_id, person_id, effective_from, ${dated} from ${cellsAsOf(positionHolder, scope)} cell),
      seat as materialized (select entity_id, team_id, role, effective_from, ${dated} from ${cellsAsOf(position, scope)} cell),
      named as materialized (select distinct on (entity_id) entity_id, code from ${cellsAsOf(team, scope)} cell order by entity_id, effective_from desc)
    select held.person_id as payee, named.code as team, seat.role,
      greatest(held.effective_from, seat.effective_from) as "from", least(held.effective_to, seat.effective_to) as "to"
    from held join seat on seat.entity_id = held.entity_id
      and seat.effective_from < coalesce(held.effective_to, 'infinity') and held.effective_from < coalesce(seat.effective_to, 'infinity')
      join named on named.entity_id = seat.team_id
    where held.person_id is not null order by 1, 4, 2`.execute(tx.sql);
  return rows.map(({ payee, from, to, ...row }) => ({
    ...row,
    payee: entityId(payee),
    effectiveFrom: plainDate(from),
    effectiveTo: dayOf(to),
  }));
}

async function readRates(tx: Reading, scope: Scope): Promise<readonly ExchangeRate[]> {
  const { rows } = await sql<{
    id: string;
    from: string;
    to: string;
    on: string;
    rate: string;
    importId: string | null;
    line: number | null;
  }>`
    select entity_id as id, from_currency as "from", to_currency as "to", effective_from as "on", rate, import_id as "importId", import_line as line
    from ${cellsAsOf(currencyRate, scope)} cell order by 2, 3, 4`.execute(tx.sql);
  return rows.map(({ id, from, to, on, rate, importId, line }) => ({
    from: currency(from),
    to: currency(to),
    date: plainDate(on),
    rate: decimal(rate),
    place: { entity: id, ...(importId === null ? {} : { importId }), ...(line === null ? {} : { line }) },
  }));
}

type FigureRow = {
  id: string;
  payee: string;
  code: string;
  on: string;
  value: string;
  source: string;
  importId: string | null;
  line: number | null;
};

async function readFigures(tx: Reading, scope: Scope): Promise<readonly Figure[]> {
  const { rows } = await sql<FigureRow>`
    select entity_id as id, person_id as payee, cell.code, measured_on as "on", value, coalesce(i.source, '') as source, import_id as "importId", import_line as line
    from ${cellsAsOf(figure, scope)} cell left join import i on i.tenant_id = cell.tenant_id and i.id = cell.import_id
    order by measured_on, source collate "C", cell.code collate "C", person_id`.execute(tx.sql);
  return rows.map(({ id, payee, code, on, value, source, importId, line }) => ({
    source,
    code: `${code} ${on}`,
    payee: entityId(payee),
    figure: code,
    date: plainDate(on),
    value: { kind: 'decimal', value: decimal(value) },
    place: { entity: id, ...(importId === null ? {} : { importId }), ...(line === null ? {} : { line }) },
  }));
}

async function readCoverage(tx: Reading, scope: Scope): Promise<readonly Coverage[]> {
  const { rows } = await sql<{
    payee: string;
    field: string;
    value: string;
    role: Coverage['role'];
    from: string;
    last: string | null;
    share: string | null;
  }>`
    select person_id as payee, field, value, role, first_day as "from", last_day as last, share
    from ${cellsAsOf(coverage, scope)} cell
    order by field collate "C", value collate "C", first_day, person_id`.execute(tx.sql);
  return rows.map(({ payee, from, last, share, ...row }) => ({
    ...row,
    payee: entityId(payee),
    effectiveFrom: plainDate(from),
    effectiveTo: dayAfter(last),
    share: share === null ? null : percentage(share),
  }));
}
