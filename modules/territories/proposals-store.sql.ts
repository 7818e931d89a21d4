import { sql } from 'kysely';
import type { Scope } from '@cordee/kernel';
import { postFacts, type Database, type Reading } from '@cordee/platform/database';
import type { MadeProposal, Proposal, ProposalHead, ProposalRequest, ProposalResult } from './proposal.ts';
import { keepStayingDeals } from './moved-deals-store.sql.ts';
import { passOn } from './pass-on.sql.ts';
import type { Holding } from './territories-store.ts';
import { territoryAccount } from './territories-tables.sql.ts';

type Facts = Parameters<typeof postFacts>[2];

/** The accounts that would move stand in branches cut from the live one as it is now, one a proposal. */
export async function propose(
  database: Database,
  scope: Scope,
  set: readonly (MadeProposal & { readonly facts: Facts })[],
): Promise<void> {
  const [first] = set;
  if (first === undefined) return;
  const { id, name, effectiveFrom } = first;
  const cause = { code: 'territories.proposed', detail: { proposal: id, name, from: effectiveFrom } };
  await database.write(scope, cause, async (tx) => {
    const { rows } = await sql<{ last: number; base: string }>`
      select (select coalesce(max(branch), 0) from branch) as last, (select number from tenant_change) as base`.execute(
      tx.sql,
    );
    const { last = 0, base = '0' } = rows[0] ?? {};
    const placed = set.map((made, index) => ({ ...made, branch: last + 1 + index }));
    tx.append(
      'branch',
      placed.map((made) => ({ branch: made.branch, name: made.name, parent: 0, base_change: base })),
    );
    tx.append(
      'territory_proposal',
      placed.map((made) => rowOf(made, scope)),
    );
    for (const { facts, branch } of placed) await postFacts(tx, territoryAccount, facts, { branch });
  });
}

function rowOf(
  { id, setId, aim, name, branch, effectiveFrom, request, result }: MadeProposal & { branch: number },
  scope: Scope,
) {
  return {
    id,
    set_id: setId,
    aim,
    name,
    branch,
    effective_from: effectiveFrom,
    request: JSON.stringify(request),
    result: JSON.stringify(result),
    made_by: scope.actor,
  };
}

export async function approveOnce(
  database: Database,
  scope: Scope,
  proposal: Proposal,
  { holdings, facts }: { readonly holdings: readonly Holding[]; readonly facts: Facts },
): Promise<void> {
  const { id, name, effectiveFrom, madeBy } = proposal;
  const cause = { code: 'territories.approved', detail: { proposal: id, name, from: effectiveFrom } };
  await database.write(scope, cause, async (tx) => {
    tx.append('territory_approval', [{ proposal_id: id, made_by: madeBy, approved_by: scope.actor }]);
    await passOn(tx, scope, holdings, effectiveFrom);
    await keepStayingDeals(tx, scope, proposal);
    await postFacts(tx, territoryAccount, facts);
  });
}

const heads = sql`select n.id, coalesce(n.set_id, n.id) as "setId", coalesce(n.aim, 'asked') as aim, n.name, n.branch, n.effective_from as "effectiveFrom", n.made_by as "madeBy", made.at as "madeAt",
  a.approved_by as "approvedBy", approved.at as "approvedAt"`;
const tables = sql`territory_proposal n join change made on made.tenant_id = n.tenant_id and made.number = n.change
  left join territory_approval a on a.tenant_id = n.tenant_id and a.proposal_id = n.id
  left join change approved on approved.tenant_id = a.tenant_id and approved.number = a.change`;

export async function readProposals(tx: Reading): Promise<readonly ProposalHead[]> {
  const { rows } = await sql<ProposalHead>`${heads} from ${tables} order by n.change desc, n.branch`.execute(
    tx.sql,
  );
  return rows;
}

export async function readProposal(tx: Reading, id: string): Promise<Proposal | undefined> {
  // `propose` above is the only writer of the two documents; the first ones knew no conflicts and no share.
  const { rows } = await sql<
    ProposalHead & { request: ProposalRequest; result: ProposalResult }
  >`${heads}, '{"movedMost": 1}'::jsonb || n.request as request, '{"conflict": [], "accountNames": {}}'::jsonb || n.result as result from ${tables} where n.id = ${id}`.execute(
    tx.sql,
  );
  return rows[0];
}
