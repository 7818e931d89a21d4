import { sql } from 'kysely';
import { ALWAYS, derivedId, entityId, ok, refused, type Scope } from '@cordee/kernel';
import { factsAsOf, postFacts, type Database, type FactTable, type Reading } from '@cordee/platform/database';
import { checkSpelling, type Spelling } from './spelling.ts';
import type { KeptSpelling, SpellingStore } from './spelling-store.ts';

export const spelling: FactTable = {
  name: 'spelling',
  kind: 'state',
  isPlanning: false,
  columns: { source: 'text', field: 'text', written: 'text', meant: 'text' },
};

export function openSpellingStore(database: Database): SpellingStore {
  const read = (scope: Scope, source?: string) =>
    database.read(scope, (tx) => readSpellings(tx, scope, source));
  return {
    spellings: read,
    keepSpelling: async (scope, wanted) => {
      const checked = checkSpelling(wanted, await read(scope, wanted.source));
      if (checked.ok) await post(database, scope, { code: 'imports.spelling_kept', spelling: wanted });
      return checked;
    },
    takeBackSpelling: async (scope, id) => {
      const kept = (await read(scope)).find((one) => one.id === id);
      if (!kept) return refused('imports.spelling_not_found');
      await post(database, scope, { code: 'imports.spelling_taken_back', spelling: kept });
      return ok(null);
    },
  };
}

type SpellingChange = {
  readonly code: 'imports.spelling_kept' | 'imports.spelling_taken_back';
  readonly spelling: Spelling;
};

async function post(database: Database, scope: Scope, { code, spelling: told }: SpellingChange) {
  const { source, field, written, meant } = told;
  const fact = {
    entityId: derivedId(scope.tenant, source, `spelling:${field}:${written}`),
    effectiveFrom: ALWAYS.toString(),
    line: null,
    isRetracted: code === 'imports.spelling_taken_back',
    values: { source, field, written, meant },
  };
  await database.write(scope, { code, detail: { source, written, meant } }, (tx) =>
    postFacts(tx, spelling, [fact]),
  );
}

async function readSpellings(tx: Reading, scope: Scope, source?: string): Promise<readonly KeptSpelling[]> {
  const ofSource = source === undefined ? sql`true` : sql`s.source = ${source}`;
  const { rows } = await sql<KeptSpelling>`
    select s.entity_id as id, s.source, s.field, s.written, s.meant, change.at, change.actor_id as by
    from ${factsAsOf(spelling, scope)} s join change on change.tenant_id = s.tenant_id and change.number = s.change
    where ${ofSource} order by s.source collate "C", s.field collate "C", s.written collate "C"`.execute(
    tx.sql,
  );
  return rows.map((row) => ({ ...row, id: entityId(row.id) }));
}
