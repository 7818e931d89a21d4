// A manager whom a file names and no row describes gets a person and a position that were always there; a row that
// describes them later with a day of their own takes their place.
import { sql } from 'kysely';
import { ALWAYS, type EntityId, type Scope } from '@cordee/kernel';
import { cellsAsOf, type FactTable, type Reading } from '@cordee/platform/database';
import { person, position, positionHolder } from './people-tables.sql.ts';
import type { TableFact } from './table-fact.ts';

const always = ALWAYS.toString();

/** Cells that no line of a file tells, by table. */
export type StandIns = ReadonlyMap<string, ReadonlySet<string>>;

type Named = { readonly key: string; readonly personId: EntityId; readonly positionId: EntityId };

export function standInFacts({ key, personId, positionId }: Named): TableFact[] {
  const cell = (table: string, entityId: EntityId, values: TableFact['fact']['values']): TableFact => ({
    table,
    fact: { entityId, effectiveFrom: always, line: null, values },
  });
  return [
    cell('person', personId, { code: key, full_name: key }),
    cell('position_holder', positionId, { person_id: personId }),
    cell('position', positionId, {
      code: key,
      title: '',
      role: 'manager',
      team_id: null,
      manager_position_id: null,
    }),
  ];
}

/** What is no longer needed of a stand-in once its person and position are described. */
export function takenBack(standIns: StandIns, named: Named): TableFact[] {
  return standInFacts(named)
    .filter(({ table, fact }) => standIns.get(table)?.has(fact.entityId))
    .map(({ table, fact }) => ({ table, fact: { ...fact, isRetracted: true } }));
}

export async function readStandIns(tx: Reading, scope: Scope): Promise<StandIns> {
  const standIns = new Map<string, ReadonlySet<string>>();
  for (const table of [person, position, positionHolder])
    standIns.set(table.name, await readUntold(tx, scope, table));
  return standIns;
}

async function readUntold(tx: Reading, scope: Scope, table: FactTable): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select entity_id as id from ${cellsAsOf(table, scope)} c where effective_from = ${always} and import_line is null and import_id is not null`.execute(
    tx.sql,
  );
  return new Set(rows.map((row) => row.id));
}
