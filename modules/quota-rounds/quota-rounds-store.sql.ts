import type { Scope } from '@cordee/kernel';
import { decimalText, type Result } from '@cordee/kernel';
import {
  type Database,
  type FactRow,
  type Writing,
  unlessBroken,
  type Refusals,
} from '@cordee/platform/database';
import { postSettledQuota } from '@cordee/modules/quotas';
import type { Dossier } from './dossier.ts';
import type { NewDossier, NewProposal, NewRound, QuotaRoundStore, SideSeal } from './quota-rounds-store.ts';
import { readDossiers, readKeys, readRounds, readSeals } from './read-rounds.sql.ts';

export function openQuotaRoundStore(database: Database): QuotaRoundStore {
  return {
    rounds: (scope) => database.read(scope, readRounds),
    dossiers: (scope, filter) => database.read(scope, (tx) => readDossiers(tx, scope, filter)),
    keys: (scope, people) => database.read(scope, (tx) => readKeys(tx, people)),
    seals: (scope, { id }) => database.read(scope, (tx) => readSeals(tx, id)),
    open: (scope, round, dossiers) => openRound(database, scope, round, dossiers),
    propose: async (scope, { id }, proposal) => {
      await database.write(scope, { code: 'rounds.proposed', detail: { dossier: id } }, async (tx) =>
        tx.append('quota_proposal', [proposalRow(id, proposal, 0)]),
      );
    },
    addKey: async (scope, { id, personId, publicKey }) => {
      await database.write(scope, { code: 'rounds.key_added', detail: { person: personId } }, async (tx) =>
        tx.append('quota_key', [{ id, person_id: personId, public_key: publicKey }]),
      );
    },
    enter: (scope, dossier, entry) => enter(database, scope, dossier, entry),
    unseal: (scope, dossier, proposals) =>
      unlessBroken(REFUSALS, () =>
        database.write(scope, { code: 'rounds.unsealed', detail: { dossier: dossier.id } }, async (tx) => {
          tx.append(
            'quota_proposal',
            proposals.map((each, ordinal) => proposalRow(dossier.id, each, ordinal)),
          );
          tx.atTheEnd(async () => {
            await refuseSettled(tx, dossier);
            await destroySeals(tx, dossier);
          });
        }),
      ),
    settle: (scope, dossier, round, { kind, amount, proposalId, reason }) =>
      unlessBroken(REFUSALS, () =>
        database.write(scope, { code: `rounds.${kind}`, detail: { dossier: dossier.id } }, async (tx) => {
          const { period, measure, currency } = round;
          const { positionId, id: dossierId } = dossier;
          await postSettledQuota(
            tx,
            { ...scope, branch: 0 },
            { positionId, measure, period, amount, currency, dossierId },
          );
          tx.atTheEnd(async (change) => {
            const destroyed = await destroySeals(tx, dossier);
            await tx.client.query(
              `insert into quota_outcome (tenant_id, dossier_id, change, kind, amount, proposal_id, reason, destroyed)
               values (cordee.tenant(), $1, $2, $3, $4, $5, $6, $7)`,
              [dossierId, change, kind, decimalText(amount), proposalId, reason, destroyed],
            );
          });
        }),
      ),
  };
}

async function openRound(
  database: Database,
  scope: Scope,
  round: NewRound,
  dossiers: readonly NewDossier[],
): Promise<void> {
  const { id, name, period, measure, currency, total, step, method, mode, answersBy, margin, basis } = round;
  const cause = { code: 'rounds.opened', detail: { round: id, period: period.code } };
  await database.write(scope, cause, async (tx) => {
    tx.append('quota_round', [
      {
        id,
        name,
        period_code: period.code,
        measure,
        currency,
        total: decimalText(total),
        step: decimalText(step),
        method,
        mode,
        answers_by: answersBy.toString(),
        margin: decimalText(margin),
        basis: JSON.stringify(basis),
      },
    ]);
    tx.append(
      'quota_dossier',
      dossiers.map((each) => ({
        id: each.id,
        round_id: id,
        position_id: each.positionId,
        seller_id: each.sellerId,
        manager_id: each.managerId,
        node: each.node,
        allocated: decimalText(each.allocated),
      })),
    );
  });
}

function proposalRow(dossierId: string, proposal: NewProposal, ordinal: number): FactRow {
  const { id, side, analysis, text, means, salt } = proposal;
  const { kept, lost, gained, price } = analysis;
  return {
    id,
    dossier_id: dossierId,
    side,
    ordinal,
    kept: decimalText(kept),
    lost: decimalText(lost),
    gained: decimalText(gained),
    price: decimalText(price),
    text,
    means,
    salt,
  };
}

function enter(database: Database, scope: Scope, dossier: Dossier, entry: SideSeal): Promise<Result<null>> {
  const { side, commitment, nonce, ciphertext, ringShare, keyShares } = entry;
  const detail = { dossier: dossier.id, side, commitment };
  return unlessBroken(REFUSALS, () =>
    database.write(scope, { code: 'rounds.entered', detail }, async (tx) => {
      tx.append('quota_entry', [{ dossier_id: dossier.id, side, commitment }]);
      tx.atTheEnd(async () => {
        await refuseSettled(tx, dossier);
        await tx.client.query(
          `insert into quota_seal (tenant_id, dossier_id, side, nonce, ciphertext, ring_share, key_shares)
           values (cordee.tenant(), $1, $2, $3, $4, $5, $6)`,
          [dossier.id, side, nonce, ciphertext, ringShare, JSON.stringify(keyShares)],
        );
      });
    }),
  );
}

class Settled extends Error {
  readonly constraint = 'quota_outcome_pkey';
}

/** Writers of an organisation come one after another once they hold its number: what is seen here is final. */
async function refuseSettled({ client }: Writing, { id }: Dossier): Promise<void> {
  const { rowCount } = await client.query('select from quota_outcome where dossier_id = $1', [id]);
  if (rowCount !== 0) throw new Settled();
}

async function destroySeals({ client }: Writing, { id }: Dossier): Promise<number> {
  const { rowCount } = await client.query('delete from quota_seal where dossier_id = $1', [id]);
  return rowCount ?? 0;
}

const REFUSALS: Refusals = {
  quota_entry_pkey: 'rounds.entered_conflict',
  quota_opening_once: 'rounds.opened_conflict',
  quota_outcome_pkey: 'rounds.settled_conflict',
};
