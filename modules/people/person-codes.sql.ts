// The dated crosswalk of persons: whom a code of another system means, and from which day.
import { sql } from 'kysely';
import { ok, plainDate, refused, type Result, type Scope } from '@cordee/kernel';
import { cellsAsOf, factsAsOf, postFacts, type Database, type Reading } from '@cordee/platform/database';
import { person, personCode } from './people-tables.sql.ts';
import { codeEntity, type CodeLink, type KeptCodeLink } from './person-codes.ts';

export async function readCodeLinks(tx: Reading, scope: Scope): Promise<readonly KeptCodeLink[]> {
  const everyone = { ...scope, asOf: { ...scope.asOf, effective: plainDate('9999-12-31') } };
  const { rows } = await sql<KeptCodeLink>`
    select c.entity_id as id, c.source, c.code, c.person_id as "personId", c.effective_from as "from", p.full_name as person,
      change.at, change.actor_id as by
    from ${cellsAsOf(personCode, scope)} c left join ${factsAsOf(person, everyone)} p on p.entity_id = c.person_id
      join change on change.tenant_id = c.tenant_id and change.number = c.change
    order by c.source collate "C", c.code collate "C", c.effective_from`.execute(tx.sql);
  return rows;
}

type LinkChange = {
  readonly cause: 'people.code_linked' | 'people.code_unlinked';
  readonly link: CodeLink;
};

export async function writeCodeLink(database: Database, scope: Scope, { cause, link }: LinkChange) {
  const { source, code, personId, from } = link;
  const fact = {
    entityId: codeEntity(scope, link),
    effectiveFrom: from,
    line: null,
    isRetracted: cause === 'people.code_unlinked',
    values: { source, code, person_id: personId },
  };
  await database.write(scope, { code: cause, detail: { source, code, personId, from } }, (tx) =>
    postFacts(tx, personCode, [fact]),
  );
}

export async function unlinkCode(
  database: Database,
  scope: Scope,
  { id, from }: { readonly id: string; readonly from: string },
): Promise<Result<null>> {
  const links = await database.read(scope, (tx) => readCodeLinks(tx, scope));
  const link = links.find((one) => one.id === id && one.from === from);
  if (!link) return refused('people.code_link_not_found');
  await writeCodeLink(database, scope, { cause: 'people.code_unlinked', link });
  return ok(null);
}
