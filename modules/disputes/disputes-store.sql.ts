import { sql } from 'kysely';
import { entityId, plainDate, type Result, type Scope } from '@cordee/kernel';
import { person } from '@cordee/modules/people';
import {
  factsAsOf,
  type Database,
  type Reading,
  unlessBroken,
  type Refusals,
} from '@cordee/platform/database';
import type { Answer } from './answer.ts';
import type { Dispute, Outcome } from './dispute.ts';
import type { DisputeStore, NewDispute } from './disputes-store.ts';
import { readRejected, readSales } from './claimed-sales.sql.ts';

export function openDisputeStore(database: Database): DisputeStore {
  return {
    disputes: (scope) => database.read(scope, (tx) => readDisputes(tx, scope, null)),
    dispute: async (scope, id) => (await database.read(scope, (tx) => readDisputes(tx, scope, id)))[0],
    open: (scope, dispute) => open(database, scope, dispute),
    say: async (scope, { id }, text) => {
      await database.write(scope, { code: 'disputes.said', detail: { dispute: id } }, async (tx) =>
        tx.append('dispute_message', [{ dispute_id: id, author_id: scope.actor, text }]),
      );
    },
    decide: (scope, dispute, outcome) => decide(database, scope, dispute, outcome),
    salesByCode: (scope, code) => database.read(scope, (tx) => readSales(tx, scope, code)),
    rejectedByCode: (scope, code) => database.read(scope, (tx) => readRejected(tx, scope, code)),
  };
}

async function open(database: Database, scope: Scope, dispute: NewDispute): Promise<void> {
  const { id, subject, payeeId, text, dueOn, answer } = dispute;
  const cause = { code: 'disputes.opened', detail: { dispute: id, kind: subject.kind } };
  await database.write(scope, cause, async (tx) =>
    tx.append('dispute', [
      {
        id,
        kind: subject.kind,
        payee_id: payeeId,
        run_id: subject.kind === 'line' ? subject.runId : null,
        ordinal: subject.kind === 'line' ? subject.ordinal : null,
        order_code: subject.kind === 'missing' ? subject.orderCode : null,
        opened_by: scope.actor,
        text,
        due_on: dueOn.toString(),
        answer: JSON.stringify(answer),
      },
    ]),
  );
}

async function decide(
  database: Database,
  scope: Scope,
  { id, openedBy }: Dispute,
  { isAccepted, reason }: { readonly isAccepted: boolean; readonly reason: string },
): Promise<Result<null>> {
  const cause = {
    code: isAccepted ? 'disputes.accepted' : 'disputes.refused',
    detail: { dispute: id, reason },
  };
  return unlessBroken(refusals, () =>
    database.write(scope, cause, async (tx) =>
      tx.append('dispute_outcome', [
        { dispute_id: id, opened_by: openedBy, actor_id: scope.actor, is_accepted: isAccepted, reason },
      ]),
    ),
  );
}

const refusals: Refusals = {
  four_eyes_dispute: 'disputes.own_outcome_forbidden',
  dispute_outcome_pkey: 'disputes.already_decided_conflict',
};

type DisputeRow = {
  id: string;
  kind: 'line' | 'missing';
  payee_id: string;
  payee: string;
  run_id: string | null;
  ordinal: number | null;
  order_code: string | null;
  opened_by: string;
  opened_at: string;
  text: string;
  due_on: string;
  answer: Answer;
  is_accepted: boolean | null;
  decided_by: string | null;
  decided_at: string | null;
  reason: string | null;
};
type MessageRow = { dispute_id: string; author: string; at: string; text: string };

async function readDisputes(tx: Reading, scope: Scope, id: string | null): Promise<readonly Dispute[]> {
  const seen = scope.people === 'all' ? sql`true` : sql`d.payee_id = any(${[...scope.people]}::uuid[])`;
  const { rows } = await sql<DisputeRow>`
    select d.id, d.kind, d.payee_id, p.full_name as payee, d.run_id, d.ordinal, d.order_code, d.opened_by, opened.at as opened_at, d.text, d.due_on, d.answer,
      o.is_accepted, o.actor_id as decided_by, decided.at as decided_at, o.reason
    from dispute d join change opened on opened.tenant_id = d.tenant_id and opened.number = d.change join ${factsAsOf(person, scope)} p on p.entity_id = d.payee_id
      left join dispute_outcome o on o.tenant_id = d.tenant_id and o.dispute_id = d.id left join change decided on decided.tenant_id = o.tenant_id and decided.number = o.change
    where ${seen} and ${id === null ? sql`true` : sql`d.id = ${id}`} order by d.change desc`.execute(tx.sql);
  const { rows: messages } = await sql<MessageRow>`
    select m.dispute_id, m.author_id as author, c.at, m.text from dispute_message m join change c on c.tenant_id = m.tenant_id and c.number = m.change
    where m.dispute_id = any(${rows.map((row) => row.id)}::uuid[]) order by m.change`.execute(tx.sql);
  const byDispute = Map.groupBy(messages, ({ dispute_id }) => dispute_id);
  return rows.map((row) => disputeOf(row, byDispute.get(row.id) ?? []));
}

function disputeOf(row: DisputeRow, messages: readonly MessageRow[]): Dispute {
  return {
    id: row.id,
    subject:
      row.kind === 'line'
        ? { kind: 'line', runId: row.run_id ?? '', ordinal: row.ordinal ?? 0 } // the table's check keeps both
        : { kind: 'missing', orderCode: row.order_code ?? '' },
    payeeId: entityId(row.payee_id),
    payee: row.payee,
    openedBy: row.opened_by,
    openedAt: row.opened_at,
    text: row.text,
    dueOn: plainDate(row.due_on),
    answer: row.answer,
    messages: messages.map(({ author, at, text }) => ({ author, at, text })),
    outcome: outcomeOf(row),
  };
}

function outcomeOf({ is_accepted, decided_by, decided_at, reason }: DisputeRow): Outcome | null {
  if (is_accepted === null) return null;
  return { isAccepted: is_accepted, by: decided_by ?? '', at: decided_at ?? '', reason: reason ?? '' };
}
