import { sql } from 'kysely';
import { ALWAYS, type EntityId, type Scope } from '@cordee/kernel';
import {
  factsAsOf,
  planFactsAsOf,
  postFacts,
  type Database,
  type Reading,
  unlessBroken,
  type Refusals,
} from '@cordee/platform/database';
import { account } from '@cordee/modules/accounts';
import { person, position, positionHolder, team } from '@cordee/modules/people';
import { branchChain } from '@cordee/modules/scenarios';
import { accountSegments } from '@cordee/modules/segments';
import { decisionRefusals } from './moved-deals-store.sql.ts';
import { passOn } from './pass-on.sql.ts';
import { approveOnce, propose, readProposal, readProposals } from './proposals-store.sql.ts';
import { accountPlace, territory, territoryAccount } from './territories-tables.sql.ts';
import type { AccountPlace, Holding, TerritoryStore, UnplacedAccount } from './territories-store.ts';
import type { Book, BookAccount, Territory } from './territory.ts';

export function openTerritoryStore(database: Database): TerritoryStore {
  return {
    book: (scope) => database.read(scope, (tx) => readBook(tx, scope)),
    unplaced: (scope) => database.read(scope, (tx) => readUnplaced(tx, scope)),
    keepPlaces: (scope, places) => keepPlaces(database, scope, places),
    open: async (scope, territories, from) => {
      const facts = territories.map(({ id, code, name, positionId }) => ({
        entityId: id,
        effectiveFrom: from,
        line: null,
        values: { code, name, position_id: positionId },
      }));
      const cause = { code: 'territories.opened', detail: { count: facts.length } };
      await database.write(scope, cause, (tx) => postFacts(tx, territory, facts, { branch: scope.branch }));
    },
    assign: async (scope, holdings, from) => {
      const cause = { code: 'territories.assigned', detail: { count: holdings.length, from } };
      await database.write(scope, cause, async (tx) => {
        // What is drawn in a scenario credits nobody.
        if (scope.branch === 0) await passOn(tx, scope, holdings, from);
        await postFacts(tx, territoryAccount, factsOf(holdings, from), { branch: scope.branch });
      });
    },
    proposals: (scope) => database.read(scope, readProposals),
    proposal: (scope, id) => database.read(scope, (tx) => readProposal(tx, id)),
    propose: (scope, set) =>
      propose(
        database,
        scope,
        set.map(({ holdings, ...made }) => ({ ...made, facts: factsOf(holdings, made.effectiveFrom) })),
      ),
    approve: async (scope, proposal, holdings) =>
      unlessBroken(refusals, () =>
        approveOnce(database, scope, proposal, {
          holdings,
          facts: factsOf(holdings, proposal.effectiveFrom),
        }),
      ),
  };
}

function factsOf(holdings: readonly Holding[], from: string) {
  return holdings.map(({ accountId, territoryId, isLocked }) => ({
    entityId: accountId,
    effectiveFrom: from,
    line: null,
    values: { territory_id: territoryId, is_locked: isLocked },
  }));
}

const refusals: Refusals = {
  territory_approved_by_another: 'territories.own_approval_forbidden',
  territory_approval_pkey: 'territories.approved_conflict',
  ...decisionRefusals,
};

async function readBook(tx: Reading, scope: Scope): Promise<Book> {
  const chain = await branchChain(tx, scope);
  const territories = await sql<Territory>`
    with holder as ${factsAsOf(positionHolder, scope)}, seat as ${factsAsOf(position, scope)}, someone as ${factsAsOf(person, scope)}
    select t.entity_id as id, t.code, t.name, t.position_id as "positionId", p.full_name as holder, s.team_id as "teamId", m.name as team
    from ${planFactsAsOf(territory, scope, chain)} t left join seat s on s.entity_id = t.position_id
      left join holder h on h.entity_id = t.position_id left join someone p on p.entity_id = h.person_id
      left join ${factsAsOf(team, scope)} m on m.entity_id = s.team_id
    order by t.code collate "C"`.execute(tx.sql);
  const accounts = await sql<
    Omit<BookAccount, 'latitude' | 'longitude'> & { latitude: string | null; longitude: string | null }
  >`
    select a.entity_id as id, a.code, a.name, a.town, l.latitude, l.longitude, a.potential, t.territory_id as "territoryId",
      coalesce(t.is_locked, false) as "isLocked", g.visits as "normVisits"
    from ${factsAsOf(account, scope)} a left join ${planFactsAsOf(territoryAccount, scope, chain)} t on t.entity_id = a.entity_id
      left join ${factsAsOf(accountPlace, scope)} l on l.entity_id = a.entity_id left join ${await accountSegments(tx, scope)} g on g.id = a.entity_id
    order by a.code collate "C", a.entity_id`.execute(tx.sql);
  const degrees = (text: string | null) => (text === null ? null : Number(text));
  return {
    territories: territories.rows,
    accounts: accounts.rows.map((row) => ({
      ...row,
      latitude: degrees(row.latitude),
      longitude: degrees(row.longitude),
    })),
  };
}

async function readUnplaced(tx: Reading, scope: Scope): Promise<readonly UnplacedAccount[]> {
  const { rows } = await sql<UnplacedAccount>`
    select a.entity_id as id, a.code, a.name, a.country, a.town, a.postcode from ${factsAsOf(account, scope)} a
    where not exists (select 1 from ${factsAsOf(accountPlace, scope)} l where l.entity_id = a.entity_id)
    order by a.code collate "C", a.entity_id`.execute(tx.sql);
  return rows;
}

async function keepPlaces(database: Database, scope: Scope, places: readonly AccountPlace[]): Promise<void> {
  const facts = places.map(({ accountId, latitude, longitude, origin }) => ({
    entityId: accountId satisfies EntityId,
    effectiveFrom: ALWAYS.toString(),
    line: null,
    values: { latitude: latitude.toFixed(5), longitude: longitude.toFixed(5), origin },
  }));
  const cause = { code: 'territories.accounts_placed', detail: { count: facts.length } };
  await database.write(scope, cause, (tx) => postFacts(tx, accountPlace, facts));
}
