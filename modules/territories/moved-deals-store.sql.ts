import { sql } from 'kysely';
import { deal } from '@cordee/modules/deals';
import { positionHolder } from '@cordee/modules/people';
import { branchChain } from '@cordee/modules/scenarios';
import { keepDeals } from '@cordee/modules/transactions';
import type { EntityId, Scope } from '@cordee/kernel';
import {
  factsAsOf,
  planFactsAsOf,
  unlessBroken,
  type Database,
  type Reading,
  type Writing,
} from '@cordee/platform/database';
import type { Fate } from './deal-fate.ts';
import { movedDeals, type DealDecision, type OpenDeal } from './moved-deal.ts';
import type { DealComment, DealFacts, MovedDealStore } from './moved-deals-store.ts';
import type { Proposal } from './proposal.ts';
import { onDay } from './propose-territories.ts';
import { territory } from './territories-tables.sql.ts';

export function openMovedDealStore(database: Database): MovedDealStore {
  return {
    facts: (scope, proposal) =>
      database.read(scope, async (tx) => ({
        ...(await readFacts(tx, scope, proposal)),
        ...(await readTalk(tx, proposal)),
      })),
    holders: (scope, day) =>
      database.read(scope, (tx) => readHolders(tx, onDay({ ...scope, branch: 0 }, day))),
    waiting: (scope) => database.read(scope, (tx) => readWaiting(tx, scope)),
    share: (scope, { id, name }) =>
      unlessBroken({ territory_sharing_pkey: 'territories.shared_conflict' }, () =>
        database.write(scope, { code: 'territories.shared', detail: { proposal: id, name } }, async (tx) =>
          tx.append('territory_sharing', [{ proposal_id: id }]),
        ),
      ),
    decide: (scope, proposal, { id, deal: { id: dealId, code }, fate }) =>
      unlessBroken({ [approvedMeanwhile]: 'territories.approved_conflict' }, () => {
        const cause = {
          code: `territories.deal_${fate.kind}`,
          detail: { proposal: proposal.id, deal: code },
        };
        return database.write(scope, cause, async (tx) => {
          const of = { id, proposal_id: proposal.id, deal_id: dealId, fate: fate.kind };
          const kept = fate.kind === 'stays' ? { last_day: fate.lastDay, share: fate.share } : {};
          tx.append('territory_deal_decision', [{ ...of, ...kept }]);
          tx.atTheEnd(() => refuseApproved(tx, proposal.id));
        });
      }),
    comment: async (scope, proposal, { id, deal: { id: dealId, code }, text }) => {
      const detail = { proposal: proposal.id, deal: code };
      await database.write(scope, { code: 'territories.deal_commented', detail }, async (tx) =>
        tx.append('territory_deal_comment', [{ id, proposal_id: proposal.id, deal_id: dealId, text }]),
      );
    },
  };
}

const approvedMeanwhile = 'territory_approved_meanwhile';
const decidedMeanwhile = 'territory_decided_meanwhile';
class Meanwhile extends Error {
  readonly constraint: string;
  constructor(constraint: string) {
    super();
    this.constraint = constraint;
  }
}

/** Writers of an organisation come one after another once they hold its number: what stands here is final. */
async function refuseApproved({ client }: Writing, proposalId: string): Promise<void> {
  const { rowCount } = await client.query('select from territory_approval where proposal_id = $1', [
    proposalId,
  ]);
  if (rowCount !== 0) throw new Meanwhile(approvedMeanwhile);
}

/** What was decided while a proposal is approved is not lost: the approval is refused. */
export const decisionRefusals = { [decidedMeanwhile]: 'territories.decided_conflict' };

/** Writes which deals stay with their sellers, in the transaction that brings the proposal into force. */
export async function keepStayingDeals(tx: Writing, scope: Scope, proposal: Proposal): Promise<void> {
  const facts = await readFacts(tx, scope, proposal);
  const { effectiveFrom, result, id } = proposal;
  const staying = movedDeals({ ...facts, effectiveFrom, moves: result.moves }).flatMap(
    ({ code, giverId, fate }) =>
      fate.kind === 'stays' && giverId !== null
        ? [{ code, personId: giverId, lastDay: fate.lastDay, share: fate.share }]
        : [],
  );
  await keepDeals(tx, scope, staying, effectiveFrom);
  const known = await countDecisions(tx, id);
  tx.atTheEnd(async () => {
    if ((await countDecisions(tx, id)) !== known) throw new Meanwhile(decidedMeanwhile);
  });
}

async function countDecisions({ client }: Reading, proposalId: string): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    'select count(*)::int as count from territory_deal_decision where proposal_id = $1',
    [proposalId],
  );
  return rows[0]?.count ?? 0;
}

async function readFacts(
  tx: Reading,
  asked: Scope,
  { id, effectiveFrom, result }: Proposal,
): Promise<Pick<DealFacts, 'holders' | 'deals' | 'decisions'>> {
  const scope = await asApproved(tx, asked, id);
  const accounts = result.moves.map(({ accountId }) => accountId);
  const { rows: deals } = await sql<OpenDeal>`
    select d.entity_id as id, d.code, d.account_id as "accountId", d.product, d.stage, d.amount, d.currency, d.engaged_on as "engagedOn", d.seller_id as "sellerId"
    from ${factsAsOf(deal, scope)} d where d.account_id = any(${accounts}::uuid[]) and d.stage not in ('won', 'lost')
    order by d.amount desc nulls last, d.code collate "C"`.execute(tx.sql);
  return {
    deals,
    holders: await readHolders(tx, onDay({ ...scope, branch: 0 }, effectiveFrom)),
    decisions: await readDecisions(tx, id),
  };
}

/** What was open on the day of the approval is what it decided: later stages change nothing of it. */
async function asApproved(tx: Reading, scope: Scope, proposalId: string): Promise<Scope> {
  if (scope.asOf.change !== null) return scope;
  const { rows } = await sql<{ change: string }>`
    select change from territory_approval where proposal_id = ${proposalId}`.execute(tx.sql);
  const [approval] = rows;
  return approval === undefined
    ? scope
    : { ...scope, asOf: { ...scope.asOf, change: BigInt(approval.change) } };
}

async function readHolders(tx: Reading, on: Scope): Promise<DealFacts['holders']> {
  const { rows } = await sql<{ id: string; personId: EntityId }>`
    select t.entity_id as id, h.person_id as "personId" from ${planFactsAsOf(territory, on, await branchChain(tx, on))} t
      join ${factsAsOf(positionHolder, on)} h on h.entity_id = t.position_id where h.person_id is not null`.execute(
    tx.sql,
  );
  return new Map(rows.map(({ id, personId }) => [id, personId]));
}

async function readDecisions(tx: Reading, proposalId: string): Promise<readonly DealDecision[]> {
  const { rows } = await sql<{
    dealId: string;
    fate: Fate['kind'];
    lastDay: string | null;
    share: string | null;
    by: string;
  }>`
    select distinct on (d.deal_id) d.deal_id as "dealId", d.fate, d.last_day as "lastDay", d.share, c.actor_id as by
    from territory_deal_decision d join change c on c.tenant_id = d.tenant_id and c.number = d.change
    where d.proposal_id = ${proposalId} order by d.deal_id, d.change desc`.execute(tx.sql);
  return rows.map(({ dealId, fate, lastDay, share, by }) => ({
    dealId,
    by,
    fate:
      fate === 'stays' && lastDay !== null && share !== null
        ? { kind: fate, lastDay, share }
        : { kind: 'follows' },
  }));
}

async function readWaiting(tx: Reading, { asOf }: Scope): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select n.id from territory_sharing s join territory_proposal n on n.tenant_id = s.tenant_id and n.id = s.proposal_id
    where n.effective_from >= ${asOf.effective.toString()}::date and not exists (
      select from territory_approval a where a.tenant_id = n.tenant_id and a.proposal_id = n.id)
    order by n.effective_from, n.change`.execute(tx.sql);
  return rows.map(({ id }) => id);
}

async function readTalk(tx: Reading, { id }: Proposal): Promise<Pick<DealFacts, 'comments' | 'isShared'>> {
  const { rows: comments } = await sql<DealComment>`
    select d.id, d.deal_id as "dealId", d.text, c.actor_id as by, c.at from territory_deal_comment d
      join change c on c.tenant_id = d.tenant_id and c.number = d.change where d.proposal_id = ${id} order by d.change`.execute(
    tx.sql,
  );
  const { rows } = await sql`select from territory_sharing where proposal_id = ${id}`.execute(tx.sql);
  return { comments, isShared: rows.length > 0 };
}
