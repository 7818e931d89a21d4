import { sql } from 'kysely';
import { entityId, type EntityId, type Scope } from '@cordee/kernel';
import { cellsAsOf, type Reading } from '@cordee/platform/database';
import { person, personCode, positionHolder } from './people-tables.sql.ts';
import { sellerDirectory, type Dated, type PersonKeys, type SellerDirectory } from './seller-directory.ts';

/** The directory for a file of one source: the crosswalk of another source says nothing about its codes. */
export async function openSellerDirectory(
  tx: Reading,
  scope: Scope,
  source: string,
): Promise<SellerDirectory> {
  return sellerDirectory({
    persons: await readPersons(tx, scope),
    links: await readCrosswalk(tx, scope, source),
    seats: await readSeats(tx, scope),
  });
}

async function readPersons(tx: Reading, scope: Scope): Promise<readonly PersonKeys[]> {
  const { rows } = await sql<Omit<PersonKeys, 'id'> & { id: string }>`
    select distinct on (entity_id) entity_id as id, code, full_name as "fullName", email, payroll_number as "payrollNumber", hired_on as "hiredOn", left_on as "leftOn"
    from ${cellsAsOf(person, scope)} p order by entity_id, effective_from desc`.execute(tx.sql);
  return rows.map((row) => ({ ...row, id: entityId(row.id) }));
}

async function readCrosswalk(
  tx: Reading,
  scope: Scope,
  source: string,
): Promise<ReadonlyMap<string, readonly Dated[]>> {
  const { rows } = await sql<{ code: string; person_id: string | null; effective_from: string }>`
    select code, person_id, effective_from from ${cellsAsOf(personCode, scope)} c where source = ${source} order by effective_from`.execute(
    tx.sql,
  );
  const cells = rows.map((row) => ({
    code: row.code,
    from: row.effective_from,
    value: row.person_id === null ? null : entityId(row.person_id),
  }));
  return Map.groupBy(cells, (cell) => cell.code);
}

async function readSeats(tx: Reading, scope: Scope): Promise<ReadonlyMap<EntityId, readonly Dated[]>> {
  const { rows } = await sql<{ id: string; person_id: string | null; effective_from: string }>`
    select entity_id as id, person_id, effective_from from ${cellsAsOf(positionHolder, scope)} h order by effective_from`.execute(
    tx.sql,
  );
  const held = rows.flatMap((row) =>
    row.person_id === null
      ? []
      : [{ holder: entityId(row.person_id), from: row.effective_from, value: entityId(row.id) }],
  );
  return Map.groupBy(held, (seat) => seat.holder);
}
