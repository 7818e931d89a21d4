// Who reported to whom and when, from positions and those who held them: what crediting rolls up by.
import { sql } from 'kysely';
import type { Reporting } from '@cordee/engine-compensation';
import { entityId, plainDate, type Scope } from '@cordee/kernel';
import { cellsAsOf, type Database } from '@cordee/platform/database';
import { position, positionHolder } from '@cordee/modules/people';

/** As known at the scope's change, for all days. A vacant manager's position is nobody's manager. */
export async function readReporting(database: Database, scope: Scope): Promise<readonly Reporting[]> {
  const dated = sql`lead(effective_from) over (partition by entity_id order by effective_from) as effective_to`;
  return database.read(scope, async (tx) => {
    const { rows } = await sql<{ payee: string; manager: string; from: string; to: string | null }>`
      with held as materialized (select entity_id, person_id, effective_from, ${dated} from ${cellsAsOf(positionHolder, scope)} cell),
        seat as materialized (select entity_id, manager_position_id, effective_from, ${dated} from ${cellsAsOf(position, scope)} cell)
      select own.person_id as payee, above.person_id as manager,
        greatest(own.effective_from, seat.effective_from, above.effective_from) as "from",
        least(own.effective_to, seat.effective_to, above.effective_to) as "to"
      from held own
      join seat on seat.entity_id = own.entity_id and seat.effective_from < coalesce(own.effective_to, 'infinity') and own.effective_from < coalesce(seat.effective_to, 'infinity')
      join held above on above.entity_id = seat.manager_position_id
        and above.effective_from < coalesce(least(own.effective_to, seat.effective_to), 'infinity')
        and greatest(own.effective_from, seat.effective_from) < coalesce(above.effective_to, 'infinity')
      where own.person_id is not null and above.person_id is not null`.execute(tx.sql);
    return rows.map(({ payee, manager, from, to }) => ({
      payee: entityId(payee),
      manager: entityId(manager),
      effectiveFrom: plainDate(from),
      effectiveTo: to === null ? null : plainDate(to),
    }));
  });
}
