// A row of the people file becomes a person, a position, who holds it from when, a team, and the terms agreed with them.
import { derivedId, ok, decimalText, type EntityId, type Result, type Scope } from '@cordee/kernel';
import type { Writing } from '@cordee/platform/database';
import {
  dayValue,
  decimalValue,
  textValue,
  type AcceptedRow,
  type PostedFact,
  type PostedRow,
  type Poster,
  type Posting,
} from '@cordee/modules/imports';
import { openSellerDirectory } from './seller-directory.sql.ts';
import { readStandIns, standInFacts, takenBack, type StandIns } from './stand-in.sql.ts';
import { normalised, type SellerDirectory } from './seller-directory.ts';
import type { TableFact } from './table-fact.ts';

type Draft = {
  readonly tenant: Scope['tenant'];
  readonly source: string;
  readonly directory: SellerDirectory;
  readonly persons: Map<string, EntityId>;
  readonly seats: Map<EntityId, EntityId>;
  readonly standIns: StandIns;
  /** Facts of stand-ins whom a row of this file describes with a day of its own. */
  readonly replaced: TableFact[];
  readonly waiting: {
    position: Omit<PostedFact, 'values'> & { values: PostedFact['values'] };
    managerKey: string | null;
  }[];
};

const always = '0001-01-01';

export const peoplePoster: Poster<Writing> = {
  kind: 'people',
  ownTable: 'person',
  tables: ['person', 'team', 'position', 'position_holder', 'pay_term'],
  open: async (tx, scope, source): Promise<Posting> => {
    const draft: Draft = {
      tenant: scope.tenant,
      source,
      directory: await openSellerDirectory(tx, scope, source),
      persons: new Map(),
      seats: new Map(),
      standIns: await readStandIns(tx, scope),
      replaced: [],
      waiting: [],
    };
    return {
      post: (row) => postPerson(draft, row),
      rest: () => [...positionsWithManagers(draft), ...draft.replaced],
    };
  },
};

function postPerson(draft: Draft, row: AcceptedRow): Result<PostedRow> {
  const { values, line } = row;
  const text = (field: string) => textValue(values, field);
  const date = (field: string) => dayValue(values, field);
  const code = text('person_code') ?? text('full_name') ?? '';
  const fullName = text('full_name') ?? [text('given_name'), text('family_name')].filter(Boolean).join(' ');
  const personId = derivedId(draft.tenant, draft.source, `person:${code}`);
  const from = date('effective_from') ?? date('hired_on') ?? always;
  for (const key of [code, fullName, text('email'), text('payroll_number')])
    if (key) draft.persons.set(normalised(key), personId);
  const workingTime = decimalValue(values, 'working_time');
  const own: PostedFact = {
    entityId: personId,
    effectiveFrom: from,
    line,
    values: {
      code,
      given_name: text('given_name'),
      family_name: text('family_name'),
      full_name: fullName,
      email: text('email'),
      payroll_number: text('payroll_number'),
      legal_entity: text('legal_entity'),
      hired_on: date('hired_on'),
      left_on: date('left_on'),
      working_time: workingTime && decimalText(workingTime),
    },
  };
  const role = text('role') ?? 'seller';
  const seat = {
    positionId: derivedId(draft.tenant, draft.source, `position:${text('position_code') ?? code}`),
    personId,
    code: text('position_code') ?? code,
    title: text('position_title') ?? '',
    role,
    team: text('team'),
    from,
    leftOn: date('left_on'),
    managerKey: text('manager_code'),
    line,
  };
  if (from !== always)
    draft.replaced.push(...takenBack(draft.standIns, { key: code, personId, positionId: seat.positionId }));
  return ok({ own, others: [...seatFacts(draft, seat), ...termFacts(draft, personId, from, row)] });
}

type Seat = {
  positionId: EntityId;
  personId: EntityId;
  code: string;
  title: string;
  role: string;
  team: string | null;
  from: string;
  leftOn: string | null;
  managerKey: string | null;
  line: number | null;
};

function seatFacts(draft: Draft, seat: Seat): TableFact[] {
  const teamId = seat.team === null ? null : derivedId(draft.tenant, draft.source, `team:${seat.team}`);
  draft.seats.set(seat.personId, seat.positionId);
  draft.waiting.push({
    position: {
      entityId: seat.positionId,
      effectiveFrom: seat.from,
      line: seat.line,
      values: { code: seat.code, title: seat.title, role: seat.role, team_id: teamId },
    },
    managerKey: seat.managerKey,
  });
  const holder = (from: string, person: EntityId | null): TableFact => ({
    table: 'position_holder',
    fact: { entityId: seat.positionId, effectiveFrom: from, line: seat.line, values: { person_id: person } },
  });
  const facts = [holder(seat.from, seat.personId)];
  if (seat.leftOn !== null)
    facts.push(holder(Temporal.PlainDate.from(seat.leftOn).add({ days: 1 }).toString(), null));
  if (teamId !== null && seat.team !== null)
    facts.push({
      table: 'team',
      fact: {
        entityId: teamId,
        effectiveFrom: always,
        line: seat.line,
        values: { code: seat.team, name: seat.team, parent_team_id: null },
      },
    });
  return facts;
}

function termFacts(draft: Draft, personId: EntityId, from: string, row: AcceptedRow): TableFact[] {
  return ['commission_rate', 'target_incentive'].flatMap((code) => {
    const value = decimalValue(row.values, code);
    if (value === null) return [];
    const entity = derivedId(draft.tenant, draft.source, `pay_term:${personId}:${code}`);
    return [
      {
        table: 'pay_term',
        fact: {
          entityId: entity,
          effectiveFrom: from,
          line: row.line,
          values: { payee_id: personId, code, value: decimalText(value), currency: null },
        },
      },
    ];
  });
}

/** Managers are resolved once all rows are read; one whom no row describes gets a person and a position of their own. */
function positionsWithManagers(draft: Draft): TableFact[] {
  const facts: TableFact[] = [];
  for (const { position, managerKey } of draft.waiting) {
    const manager = managerKey === null ? null : managerPosition(draft, managerKey, facts);
    facts.push({
      table: 'position',
      fact: { ...position, values: { ...position.values, manager_position_id: manager } },
    });
  }
  return facts;
}

function managerPosition(draft: Draft, key: string, facts: TableFact[]): EntityId {
  const known = draft.persons.get(normalised(key)) ?? draft.directory.personFor(key, null);
  const seat = known && (draft.seats.get(known) ?? draft.directory.positionOf(known, null));
  if (seat) return seat;
  const personId = known ?? derivedId(draft.tenant, draft.source, `person:${key}`);
  const positionId = derivedId(draft.tenant, draft.source, `position:${key}`);
  draft.persons.set(normalised(key), personId);
  draft.seats.set(personId, positionId);
  facts.push(
    ...standInFacts({ key, personId, positionId }).filter(({ table }) => !known || table !== 'person'),
  );
  return positionId;
}
