import { sql } from 'kysely';
import {
  civilCalendar,
  currency,
  decimal,
  entityId,
  invariant,
  periodByCode,
  plainDate,
  type EntityId,
  type Scope,
} from '@cordee/kernel';
import type { Reading } from '@cordee/platform/database';
import { SIDES, type Dossier, type Entry, type Outcome, type Proposal, type Side } from './dossier.ts';
import type { SideSeal } from './quota-rounds-store.ts';
import type { Basis, Round, RoundMethod, RoundMode } from './round.ts';
import type { KeyShare, PublicKey } from './seal.ts';

type RoundRow = {
  id: string;
  name: string;
  period_code: string;
  measure: string;
  currency: string;
  total: string;
  step: string;
  method: RoundMethod;
  mode: RoundMode;
  answers_by: string;
  margin: string;
  basis: Basis;
  opened_by: string;
  opened_at: string;
};

export async function readRounds(tx: Reading): Promise<readonly Round[]> {
  const { rows } = await sql<RoundRow>`
    select r.*, c.actor_id as opened_by, c.at as opened_at from quota_round r
      join change c on c.tenant_id = r.tenant_id and c.number = r.change order by r.change desc`.execute(
    tx.sql,
  );
  return rows.map((row) => {
    const period = periodByCode(civilCalendar, row.period_code);
    invariant(period.ok, 'a round was opened for a period that there is', { code: row.period_code });
    return {
      ...row,
      period: period.value,
      currency: currency(row.currency),
      total: decimal(row.total),
      step: decimal(row.step),
      answersBy: plainDate(row.answers_by),
      margin: decimal(row.margin),
      openedBy: row.opened_by,
      openedAt: row.opened_at,
    };
  });
}

type DossierRow = {
  id: string;
  round_id: string;
  position_id: string;
  seller_id: string;
  manager_id: string;
  node: string;
  allocated: string;
  mode: RoundMode;
  answers_by: string;
  margin: string;
};
type Said = { dossier_id: string; by: string; at: string };
type EntryRow = Said & { side: Side; commitment: string };
type ProposalRow = Said & {
  id: string;
  side: Side;
  kept: string;
  lost: string;
  gained: string;
  price: string;
  text: string;
  means: string;
  salt: string | null;
};
type OutcomeRow = Said & {
  kind: Outcome['kind'];
  amount: string;
  proposal_id: string | null;
  reason: string | null;
  destroyed: number;
};

export async function readDossiers(
  tx: Reading,
  scope: Scope,
  { id, roundId }: { readonly id?: string; readonly roundId?: string },
): Promise<readonly Dossier[]> {
  const seen = scope.people === 'all' ? sql`true` : sql`d.seller_id = any(${[...scope.people]}::uuid[])`;
  const { rows } = await sql<DossierRow>`
    select d.*, r.mode, r.answers_by, r.margin from quota_dossier d join quota_round r on r.tenant_id = d.tenant_id and r.id = d.round_id
    where ${seen} and ${id === undefined ? sql`true` : sql`d.id = ${id}`} and ${roundId === undefined ? sql`true` : sql`d.round_id = ${roundId}`}
    order by d.node collate "C"`.execute(tx.sql);
  const ids = rows.map((row) => row.id);
  const saidIn = <Row extends Said>(table: string, order = sql`t.change`) =>
    readSaid<Row>(tx, table, ids, order);
  const entries = await saidIn<EntryRow>('quota_entry');
  const proposals = await saidIn<ProposalRow>('quota_proposal', sql`t.change, t.ordinal`);
  const outcomes = await saidIn<OutcomeRow>('quota_outcome');
  return rows.map((row) => ({
    id: row.id,
    roundId: row.round_id,
    positionId: entityId(row.position_id),
    sellerId: entityId(row.seller_id),
    managerId: entityId(row.manager_id),
    node: row.node,
    mode: row.mode,
    answersBy: plainDate(row.answers_by),
    allocated: decimal(row.allocated),
    margin: decimal(row.margin),
    entries: (entries.get(row.id) ?? []).map(({ side, by, at, commitment }): Entry => ({
      side,
      by,
      at,
      commitment,
    })),
    proposals: (proposals.get(row.id) ?? []).map(proposalOf),
    outcome: outcomeOf(outcomes.get(row.id)?.[0]),
  }));
}

async function readSaid<Row extends Said>(
  tx: Reading,
  table: string,
  dossiers: readonly string[],
  order: ReturnType<typeof sql>,
): Promise<ReadonlyMap<string, Row[]>> {
  const { rows } = await sql<Row>`
    select t.*, c.actor_id as by, c.at from ${sql.table(table)} t join change c on c.tenant_id = t.tenant_id and c.number = t.change
    where t.dossier_id = any(${[...dossiers]}::uuid[]) order by ${order}`.execute(tx.sql);
  return Map.groupBy(rows, (row) => row.dossier_id);
}

function proposalOf({
  id,
  side,
  by,
  at,
  kept,
  lost,
  gained,
  price,
  text,
  means,
  salt,
}: ProposalRow): Proposal {
  const analysis = {
    kept: decimal(kept),
    lost: decimal(lost),
    gained: decimal(gained),
    price: decimal(price),
  };
  return { id, side, by, at, analysis, text, means, salt };
}

function outcomeOf(row: OutcomeRow | undefined): Outcome | null {
  if (row === undefined) return null;
  const { kind, by, at, proposal_id: proposalId, reason, destroyed } = row;
  return { kind, by, at, proposalId, reason, destroyed, amount: decimal(row.amount) };
}

export async function readKeys(tx: Reading, people: readonly EntityId[]): Promise<readonly PublicKey[]> {
  const { rows } = await sql<PublicKey>`
    select id, person_id as "personId", public_key as "publicKey" from quota_key where person_id = any(${[...people]}::uuid[]) order by change desc`.execute(
    tx.sql,
  );
  return rows;
}

type SealRow = {
  side: Side;
  commitment: string;
  nonce: string;
  ciphertext: string;
  ring_share: string;
  key_shares: readonly KeyShare[];
};

/** All or nothing: one side's seal alone leaves the database to nobody. */
export async function readSeals(tx: Reading, dossierId: string): Promise<readonly SideSeal[]> {
  const { rows } = await sql<SealRow>`
    select s.*, e.commitment from quota_seal s join quota_entry e using (tenant_id, dossier_id, side) where s.dossier_id = ${dossierId} order by s.side`.execute(
    tx.sql,
  );
  if (rows.length < SIDES.length) return [];
  return rows.map(({ side, commitment, nonce, ciphertext, ring_share, key_shares }) => ({
    side,
    commitment,
    nonce,
    ciphertext,
    ringShare: ring_share,
    keyShares: key_shares,
  }));
}
