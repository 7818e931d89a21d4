// Who is to own each account: the holder of its territory, once the territory is in force.
import { sql } from 'kysely';
import type { Scope } from '@cordee/kernel';
import { account } from '@cordee/modules/accounts';
import { person, positionHolder } from '@cordee/modules/people';
import { branchChain } from '@cordee/modules/scenarios';
import { territory, territoryAccount } from '@cordee/modules/territories';
import { factsAsOf, planFactsAsOf, type Database } from '@cordee/platform/database';
import type { WantedOwner } from './owner-changes.ts';

/** Accounts that a territory holds, by code, whose holder has an e-mail: the other system knows its users by it. */
export function openWantedOwners(database: Database): (scope: Scope) => Promise<readonly WantedOwner[]> {
  return (scope) =>
    database.read(scope, async (tx) => {
      const chain = await branchChain(tx, scope);
      const { rows } = await sql<WantedOwner>`
        select a.code as record, a.name as account, lower(p.email) as wanted
        from ${planFactsAsOf(territoryAccount, scope, chain)} x
          join ${planFactsAsOf(territory, scope, chain)} t on t.entity_id = x.territory_id
          join ${factsAsOf(positionHolder, scope)} h on h.entity_id = t.position_id
          join ${factsAsOf(person, scope)} p on p.entity_id = h.person_id
          join ${factsAsOf(account, scope)} a on a.entity_id = x.entity_id
        where p.email is not null order by a.code collate "C"`.execute(tx.sql);
      return rows;
    });
}
