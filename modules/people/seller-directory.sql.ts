// Which person a file means by "seller": a code, a payroll number, an e-mail or a full name, as of the row's date.
import { sql } from 'kysely';
import { entityId, type EntityId, type Scope } from '@cordee/kernel';
import { cellsAsOf, type Reading } from '@cordee/platform/database';
import { person, personCode, positionHolder } from './people-tables.sql.ts';

export type SellerDirectory = {
  /** The person whom the key meant on the day; null when nobody, or when a name is borne by two persons. */
  personFor(key: string, on: string | null): EntityId | null;
  /** The position that the person held on the day; without a day, the latest one. */
  positionOf(person: EntityId, on: string | null): EntityId | null;
};

type Dated<T> = { readonly from: string; readonly value: T };

export async function openSellerDirectory(tx: Reading, scope: Scope): Promise<SellerDirectory> {
  const codes = new Map<string, Dated<EntityId | null>[]>();
  const names = new Map<string, Set<EntityId>>();
  await readPersons(tx, scope, codes, names);
  await readCrosswalk(tx, scope, codes);
  const seats = await readSeats(tx, scope);
  return {
    personFor: (key, on) => {
      const wanted = normalised(key);
      const coded = codes.get(wanted);
      if (coded) return inForce(coded, on);
      const named = names.get(wanted);
      return named?.size === 1 ? ([...named][0] ?? null) : null;
    },
    positionOf: (id, on) => inForce(seats.get(id) ?? [], on),
  };
}

export function normalised(key: string): string {
  return key.normalize('NFKD').replaceAll(/\p{M}/gu, '').trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

function inForce<T>(cells: readonly Dated<T | null>[], on: string | null): T | null {
  const found = on === null ? cells.at(-1) : cells.findLast((cell) => cell.from <= on);
  return found?.value ?? null;
}

type PersonKeys = {
  id: string;
  code: string;
  full_name: string;
  email: string | null;
  payroll_number: string | null;
  hired_on: string | null;
  left_on: string | null;
};

async function readPersons(
  tx: Reading,
  scope: Scope,
  codes: Map<string, Dated<EntityId | null>[]>,
  names: Map<string, Set<EntityId>>,
): Promise<void> {
  const { rows } = await sql<PersonKeys>`
    select distinct on (entity_id) entity_id as id, code, full_name, email, payroll_number, hired_on, left_on from ${cellsAsOf(person, scope)} p order by entity_id, effective_from desc`.execute(
    tx.sql,
  );
  const bearers = new Map<string, PersonKeys[]>();
  for (const row of rows) {
    for (const key of new Set([row.code, row.email, row.payroll_number]))
      if (key) bearers.set(normalised(key), [...(bearers.get(normalised(key)) ?? []), row]);
    names.set(
      normalised(row.full_name),
      (names.get(normalised(row.full_name)) ?? new Set()).add(entityId(row.id)),
    );
  }
  for (const [key, persons] of bearers)
    codes.set(
      key,
      persons.length === 1 ? [{ from: always, value: entityId(persons[0]?.id ?? '') }] : reusedCode(persons),
    );
}

const always = '0001-01-01';

/** A code that passed from one person to another means each of them while employed, and nobody in between. */
function reusedCode(persons: readonly PersonKeys[]): Dated<EntityId | null>[] {
  const cells = persons.flatMap((each): Dated<EntityId | null>[] => [
    { from: each.hired_on ?? always, value: entityId(each.id) },
    ...(each.left_on === null
      ? []
      : [{ from: Temporal.PlainDate.from(each.left_on).add({ days: 1 }).toString(), value: null }]),
  ]);
  return cells.toSorted((a, b) =>
    a.from === b.from ? Number(a.value === null) - Number(b.value === null) : a.from < b.from ? -1 : 1,
  );
}

async function readCrosswalk(
  tx: Reading,
  scope: Scope,
  codes: Map<string, Dated<EntityId | null>[]>,
): Promise<void> {
  const { rows } = await sql<{ code: string; person_id: string | null; effective_from: string }>`
    select code, person_id, effective_from from ${cellsAsOf(personCode, scope)} c order by code collate "C", effective_from`.execute(
    tx.sql,
  );
  for (const [code, cells] of Map.groupBy(rows, (row) => normalised(row.code))) {
    codes.set(
      code,
      cells.map((cell) => ({
        from: cell.effective_from,
        value: cell.person_id === null ? null : entityId(cell.person_id),
      })),
    );
  }
}

async function readSeats(tx: Reading, scope: Scope): Promise<Map<EntityId, Dated<EntityId>[]>> {
  const { rows } = await sql<{ id: string; person_id: string | null; effective_from: string }>`
    select entity_id as id, person_id, effective_from from ${cellsAsOf(positionHolder, scope)} h order by effective_from`.execute(
    tx.sql,
  );
  const seats = new Map<EntityId, Dated<EntityId>[]>();
  for (const row of rows) {
    if (row.person_id === null) continue;
    const holder = entityId(row.person_id);
    seats.set(holder, [...(seats.get(holder) ?? []), { from: row.effective_from, value: entityId(row.id) }]);
  }
  return seats;
}
