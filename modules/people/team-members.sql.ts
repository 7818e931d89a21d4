import { sql, type RawBuilder } from 'kysely';
import type { Scope } from '@cordee/kernel';
import { factsAsOf } from '@cordee/platform/database';
import { position, positionHolder } from './people-tables.sql.ts';

/** A table expression of the persons (`person_id`) who hold a position of the team on the scope's date. */
export function membersOfTeam(scope: Scope, teamId: string): RawBuilder<unknown> {
  return sql`(select h.person_id from ${factsAsOf(positionHolder, scope)} h
    join ${factsAsOf(position, scope)} s on s.entity_id = h.entity_id where s.team_id::text = ${teamId} and h.person_id is not null)`;
}
