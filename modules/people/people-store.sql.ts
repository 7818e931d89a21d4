import { sql } from 'kysely';
import { entityId, ok, refused, type EntityId, type Result, type Scope } from '@cordee/kernel';
import { cellsAsOf, factsAsOf, type Database, type Reading } from '@cordee/platform/database';
import type { NamedPerson, PeopleStore, Reach } from './people-store.ts';
import { person, position, positionHolder, team } from './people-tables.sql.ts';
import { readCodeLinks, unlinkCode, writeCodeLink } from './person-codes.sql.ts';
import type { CodeLink } from './person-codes.ts';
import type { PersonInPosition, Team } from './person.ts';

export function openPeopleStore(database: Database): PeopleStore {
  return {
    namedPersons: (scope) => database.read(scope, (tx) => readNamed(tx, scope)),
    people: (scope, filter) => database.read(scope, (tx) => readPeople(tx, scope, filter)),
    teams: (scope) => database.read(scope, (tx) => readTeams(tx, scope)),
    reachOf: (scope, code, depth) => database.read(scope, (tx) => readReach(tx, scope, code, depth)),
    linkCode: (scope, link) => linkCode(database, scope, link),
    codeLinks: (scope) => database.read(scope, (tx) => readCodeLinks(tx, scope)),
    unlinkCode: (scope, link) => unlinkCode(database, scope, link),
  };
}

async function linkCode(database: Database, scope: Scope, link: CodeLink): Promise<Result<null>> {
  if (link.personId !== null && !(await isKnown(database, scope, link.personId)))
    return refused('people.person_not_found');
  await writeCodeLink(database, scope, { cause: 'people.code_linked', link });
  return ok(null);
}

async function isKnown(database: Database, scope: Scope, personId: EntityId): Promise<boolean> {
  return database.read(scope, async (tx) => {
    const { rows } =
      await sql`select 1 from ${cellsAsOf(person, scope)} p where entity_id = ${personId} limit 1`.execute(
        tx.sql,
      );
    return rows.length > 0;
  });
}

type PersonRow = {
  person_id: string;
  code: string;
  full_name: string;
  email: string | null;
  payroll_number: string | null;
  working_time: string | null;
  hired_on: string | null;
  left_on: string | null;
  position_id: string | null;
  title: string | null;
  role: string | null;
  team_id: string | null;
  team: string | null;
  manager_position_id: string | null;
  manager: string | null;
  effective_from: string;
  import_id: string | null;
  import_line: number | null;
};

async function readPeople(
  tx: Reading,
  scope: Scope,
  filter: { q?: string | undefined; team?: string | undefined },
): Promise<readonly PersonInPosition[]> {
  const seen = scope.people === 'all' ? sql`true` : sql`p.entity_id = any(${[...scope.people]}::uuid[])`;
  const found = filter.q
    ? sql`(p.full_name ilike ${`%${filter.q}%`} or p.code ilike ${`%${filter.q}%`})`
    : sql`true`;
  const inTeam = filter.team ? sql`t.entity_id::text = ${filter.team}` : sql`true`;
  const { rows } = await sql<PersonRow>`
    with holder as ${factsAsOf(positionHolder, scope)}, seat as ${factsAsOf(position, scope)}, someone as ${factsAsOf(person, scope)}, teams as ${factsAsOf(team, scope)}
    select p.entity_id as person_id, p.code, p.full_name, p.email, p.payroll_number, p.working_time, p.hired_on, p.left_on,
      s.entity_id as position_id, s.title, s.role, t.entity_id as team_id, t.name as team, s.manager_position_id, boss.full_name as manager,
      coalesce(h.effective_from, p.effective_from) as effective_from, p.import_id, p.import_line
    from someone p left join holder h on h.person_id = p.entity_id left join seat s on s.entity_id = h.entity_id
      left join teams t on t.entity_id = s.team_id left join holder bh on bh.entity_id = s.manager_position_id left join someone boss on boss.entity_id = bh.person_id
    where ${seen} and ${found} and ${inTeam} order by p.full_name collate "C", p.code collate "C"`.execute(
    tx.sql,
  );
  return rows.map(personOf);
}

const idOrNull = (text: string | null): EntityId | null => (text === null ? null : entityId(text));

function personOf(row: PersonRow): PersonInPosition {
  return {
    personId: entityId(row.person_id),
    code: row.code,
    name: row.full_name,
    email: row.email,
    payrollNumber: row.payroll_number,
    workingTime: row.working_time,
    hiredOn: row.hired_on,
    leftOn: row.left_on,
    positionId: idOrNull(row.position_id),
    positionTitle: row.title,
    role: row.role,
    teamId: idOrNull(row.team_id),
    team: row.team,
    managerPositionId: idOrNull(row.manager_position_id),
    manager: row.manager,
    effectiveFrom: row.effective_from,
    importId: row.import_id,
    importLine: row.import_line,
  };
}

async function readTeams(tx: Reading, scope: Scope): Promise<readonly Team[]> {
  const { rows } = await sql<{
    id: string;
    code: string;
    name: string;
    sellers: string;
    manager: string | null;
  }>`
    with holder as ${factsAsOf(positionHolder, scope)}, seat as ${factsAsOf(position, scope)}, someone as ${factsAsOf(person, scope)}
    select t.entity_id as id, t.code, t.name, count(h.person_id) filter (where s.role = 'seller') as sellers, max(case when s.role = 'manager' then p.full_name end) as manager
    from ${factsAsOf(team, scope)} t left join seat s on s.team_id = t.entity_id left join holder h on h.entity_id = s.entity_id and h.person_id is not null
      left join someone p on p.entity_id = h.person_id
    group by t.entity_id, t.code, t.name order by t.name collate "C"`.execute(tx.sql);
  return rows.map((row) => ({
    id: entityId(row.id),
    code: row.code,
    name: row.name,
    sellers: Number(row.sellers),
    manager: row.manager,
  }));
}

/** The tree is small (one row a position), so the walk down is done here and not by a recursive query. */
async function readReach(tx: Reading, scope: Scope, code: string, depth: 'own' | 'reports'): Promise<Reach> {
  const { rows: own } = await sql<{ person_id: string; position_id: string | null }>`
    select p.entity_id as person_id, h.entity_id as position_id from ${factsAsOf(person, scope)} p left join ${factsAsOf(positionHolder, scope)} h on h.person_id = p.entity_id
    where p.code = ${code}`.execute(tx.sql);
  const people = new Set(own.map((row) => entityId(row.person_id)));
  const positions = new Set(own.flatMap((row) => (row.position_id ? [entityId(row.position_id)] : [])));
  if (depth === 'own') return { positions: [...positions], people: [...people] };
  const { rows: seats } = await sql<{
    id: string;
    above: string | null;
  }>`select entity_id as id, manager_position_id as above from ${factsAsOf(position, scope)} s`.execute(
    tx.sql,
  );
  const below = Map.groupBy(seats, (seat) => seat.above);
  const waiting = [...positions];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const seat of below.get(next) ?? []) {
      const id = entityId(seat.id);
      if (!positions.has(id)) waiting.push(id);
      positions.add(id);
    }
  }
  const { rows: holders } = await sql<{
    person_id: string | null;
  }>`select distinct person_id from ${factsAsOf(positionHolder, scope)} h where entity_id = any(${[...positions]}::uuid[])`.execute(
    tx.sql,
  );
  for (const holder of holders) if (holder.person_id) people.add(entityId(holder.person_id));
  return { positions: [...positions], people: [...people] };
}

async function readNamed(tx: Reading, scope: Scope): Promise<ReadonlyMap<EntityId, NamedPerson>> {
  const { rows } = await sql<NamedPerson>`
      select p.entity_id as id, p.code, p.full_name as name, max(t.name) as team, p.legal_entity as "legalEntity" from ${factsAsOf(person, scope)} p left join ${factsAsOf(positionHolder, scope)} h on h.person_id = p.entity_id
        left join ${factsAsOf(position, scope)} s on s.entity_id = h.entity_id left join ${factsAsOf(team, scope)} t on t.entity_id = s.team_id group by p.entity_id, p.code, p.full_name, p.legal_entity`.execute(
    tx.sql,
  );
  return new Map(rows.map((row) => [row.id, row]));
}
