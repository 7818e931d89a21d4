import { sql } from 'kysely';
import type { Scope } from '@cordee/kernel';
import { postFacts, type Database, type Reading } from '@cordee/platform/database';
import type { Proposal, ProposalHead, ProposalRequest, ProposalResult } from './proposal.ts';
import type { TerritoryStore } from './territories-store.ts';
import { territoryAccount } from './territories-tables.sql.ts';

type Facts = Parameters<typeof postFacts>[2];

/** The accounts that would move stand in a branch cut from the live one as it is now. */
export async function propose(
  database: Database,
  scope: Scope,
  { id, name, effectiveFrom, request, result }: Parameters<TerritoryStore['propose']>[1],
  facts: Facts,
): Promise<void> {
  const cause = { code: 'territories.proposed', detail: { proposal: id, name, from: effectiveFrom } };
  await database.write(scope, cause, async (tx) => {
    const { rows } = await sql<{ branch: number; base: string }>`
      select (select coalesce(max(branch), 0) + 1 from branch) as branch, (select number from tenant_change) as base`.execute(
      tx.sql,
    );
    const { branch = 1, base = '0' } = rows[0] ?? {};
    tx.append('branch', [{ branch, name, parent: 0, base_change: base }]);
    tx.append('territory_proposal', [
      {
        id,
        name,
        branch,
        effective_from: effectiveFrom,
        request: JSON.stringify(request),
        result: JSON.stringify(result),
        made_by: scope.actor,
      },
    ]);
    await postFacts(tx, territoryAccount, facts, { branch });
  });
}

export async function approveOnce(
  database: Database,
  scope: Scope,
  { id, name, effectiveFrom, madeBy }: Proposal,
  facts: Facts,
): Promise<void> {
  const cause = { code: 'territories.approved', detail: { proposal: id, name, from: effectiveFrom } };
  await database.write(scope, cause, async (tx) => {
    tx.append('territory_approval', [{ proposal_id: id, made_by: madeBy, approved_by: scope.actor }]);
    await postFacts(tx, territoryAccount, facts);
  });
}

const heads = sql`select n.id, n.name, n.branch, n.effective_from as "effectiveFrom", n.made_by as "madeBy", made.at as "madeAt",
  a.approved_by as "approvedBy", approved.at as "approvedAt"`;
const tables = sql`territory_proposal n join change made on made.tenant_id = n.tenant_id and made.number = n.change
  left join territory_approval a on a.tenant_id = n.tenant_id and a.proposal_id = n.id
  left join change approved on approved.tenant_id = a.tenant_id and approved.number = a.change`;

export async function readProposals(tx: Reading): Promise<readonly ProposalHead[]> {
  const { rows } = await sql<ProposalHead>`${heads} from ${tables} order by n.change desc`.execute(tx.sql);
  return rows;
}

export async function readProposal(tx: Reading, id: string): Promise<Proposal | undefined> {
  // `propose` above is the only writer of the two documents.
  const { rows } = await sql<
    ProposalHead & { request: ProposalRequest; result: ProposalResult }
  >`${heads}, n.request, n.result from ${tables} where n.id = ${id}`.execute(tx.sql);
  return rows[0];
}
