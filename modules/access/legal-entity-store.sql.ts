import { sql } from 'kysely';
import { ALWAYS, derivedId, type Scope } from '@cordee/kernel';
import { factsAsOf, postFacts, type Database, type FactTable, type Reading } from '@cordee/platform/database';
import type { LegalEntity, LegalEntityStore } from './legal-entities.ts';

const legalEntity: FactTable = {
  name: 'legal_entity',
  kind: 'event',
  isPlanning: false,
  columns: { code: 'text', name: 'text', country: 'text' },
};

export function openLegalEntityStore(database: Database): LegalEntityStore {
  return {
    legalEntities: (scope) =>
      database.read(scope, async (tx) =>
        (await readRows(tx, scope)).map(({ code, name, country }) => ({ code, name, country })),
      ),
    replaceLegalEntities: (scope, wanted) => replace(database, scope, wanted),
  };
}

type Row = LegalEntity & { readonly id: string; readonly hash: Buffer };

async function readRows(tx: Reading, scope: Scope): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select entity_id as id, row_hash as hash, code, name, country from ${factsAsOf(legalEntity, scope)} e order by code collate "C"`.execute(
    tx.sql,
  );
  return rows;
}

async function replace(database: Database, scope: Scope, wanted: readonly LegalEntity[]): Promise<void> {
  const cause = { code: 'access.legal_entities_set', detail: { count: wanted.length } };
  const now = { ...scope, asOf: { ...scope.asOf, change: null } };
  await database.write(scope, cause, async (tx) => {
    const kept = new Set(wanted.map(({ code }) => code));
    const gone = (await readRows(tx, now)).filter(({ code }) => !kept.has(code));
    tx.append(
      'legal_entity',
      gone.map(({ id, hash, code, name, country }) => ({
        entity_id: id,
        effective_from: ALWAYS.toString(),
        retracted: true,
        row_hash: hash,
        code,
        name,
        country,
      })),
    );
    await postFacts(
      tx,
      legalEntity,
      wanted.map(({ code, name, country }) => ({
        entityId: derivedId(scope.tenant, 'legal_entity', code),
        effectiveFrom: ALWAYS.toString(),
        line: null,
        values: { code, name, country },
      })),
    );
  });
}
