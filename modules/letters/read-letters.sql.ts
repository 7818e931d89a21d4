import { sql } from 'kysely';
import { entityId, plainDate, type EntityId, type Scope } from '@cordee/kernel';
import type { Reading } from '@cordee/platform/database';
import type {
  Act,
  Commitment,
  CommitmentState,
  Done,
  End,
  Letter,
  Outcome,
  Publication,
  Side,
} from './letter.ts';
import type { LetterKey, SentAlarm } from './letters-store.ts';

type DoneRow = { by: string; at: string; change: string };
type LetterRow = DoneRow & {
  id: string;
  dossier_id: string;
  round_id: string;
  seller_id: string;
  manager_id: string;
  replaces_id: string | null;
  replaced_by_id: string | null;
  words_fr: string;
  words_en: string;
  commitments: readonly Commitment[];
  answer_by: string;
};
type Own = DoneRow & { letter_id: string };
type PublicationRow = Own & {
  act: Act;
  document: string;
  hash: string;
  pdf_hash: string;
  answer_by: string;
  key_id: string;
};
type SignatureRow = Own & { side: Side; hash: string; address: string; code_sent_at: string; tries: number };
type OutcomeRow = Own & { kind: End; reason: string | null };
type MessageRow = Own & { id: string; text: string };
type MarkRow = Own & { ordinal: number; state: CommitmentState; note: string };

type Filter = { readonly id?: string; readonly roundId?: string; readonly sellerId?: EntityId };

/** Oldest first within a seller; drafts among them. */
export async function readLetters(
  tx: Reading,
  scope: Scope,
  { id, roundId, sellerId }: Filter,
): Promise<readonly Letter[]> {
  const seen = scope.people === 'all' ? sql`true` : sql`d.seller_id = any(${[...scope.people]}::uuid[])`;
  const { rows } = await sql<LetterRow>`
    select l.id, l.dossier_id, d.round_id, d.seller_id, d.manager_id, l.replaces_id, c.actor_id as by, c.at, c.number as change,
      w.words_fr, w.words_en, w.commitments, w.answer_by,
      (select n.id from letter n left join letter_outcome e on e.tenant_id = n.tenant_id and e.letter_id = n.id
          left join letter_outcome own on own.tenant_id = l.tenant_id and own.letter_id = l.id
        where n.tenant_id = l.tenant_id and n.dossier_id = l.dossier_id and n.id <> l.id
          and case when own.kind = 'replaced' then n.change = own.change
            else n.replaces_id = l.id and (e.kind is null or e.kind in ('received', 'agreed')) end
        order by n.change desc limit 1) as replaced_by_id
    from letter l join quota_dossier d on d.tenant_id = l.tenant_id and d.id = l.dossier_id
      join change c on c.tenant_id = l.tenant_id and c.number = l.change
      join lateral (select * from letter_content t where t.tenant_id = l.tenant_id and t.letter_id = l.id order by t.change desc limit 1) w on true
    where ${seen} and ${id === undefined ? sql`true` : sql`l.id = ${id}`}
      and ${roundId === undefined ? sql`true` : sql`d.round_id = ${roundId}`}
      and ${sellerId === undefined ? sql`true` : sql`d.seller_id = ${sellerId}`}
    order by d.node collate "C", l.change`.execute(tx.sql);
  const ids = rows.map((row) => row.id);
  const publications = await ownOf<PublicationRow>(tx, 'letter_publication', ids);
  const signatures = await signaturesOf(tx, ids);
  const outcomes = await ownOf<OutcomeRow>(tx, 'letter_outcome', ids);
  const readings = await ownOf<Own>(tx, 'letter_reading', ids);
  const messages = await ownOf<MessageRow>(tx, 'letter_message', ids);
  const marks = await ownOf<MarkRow>(tx, 'letter_commitment', ids);
  return rows.map((row) => ({
    ...doneOf(row),
    id: row.id,
    dossierId: row.dossier_id,
    roundId: row.round_id,
    sellerId: entityId(row.seller_id),
    managerId: entityId(row.manager_id),
    replacesId: row.replaces_id,
    replacedById: row.replaced_by_id,
    content: {
      words: { fr: row.words_fr, en: row.words_en },
      commitments: row.commitments,
      answerBy: plainDate(row.answer_by),
    },
    publication: publicationOf(publications.get(row.id)?.[0]),
    signatures: (signatures.get(row.id) ?? []).map((each) => ({
      ...doneOf(each),
      side: each.side,
      hash: each.hash,
      address: each.address,
      codeSentAt: each.code_sent_at,
      tries: each.tries,
    })),
    outcome: outcomeOf(outcomes.get(row.id)?.[0]),
    readings: (readings.get(row.id) ?? []).map(doneOf),
    messages: (messages.get(row.id) ?? []).map((each) => ({
      ...doneOf(each),
      id: each.id,
      text: each.text,
    })),
    marks: newestOf(marks.get(row.id) ?? []),
  }));
}

async function ownOf<Row extends Own>(
  tx: Reading,
  table: string,
  letters: readonly string[],
): Promise<ReadonlyMap<string, Row[]>> {
  const { rows } = await sql<Row>`
    select t.*, c.actor_id as by, c.at from ${sql.table(table)} t join change c on c.tenant_id = t.tenant_id and c.number = t.change
    where t.letter_id = any(${[...letters]}::uuid[]) order by t.change`.execute(tx.sql);
  return Map.groupBy(rows, (row) => row.letter_id);
}

async function signaturesOf(
  tx: Reading,
  letters: readonly string[],
): Promise<ReadonlyMap<string, SignatureRow[]>> {
  const { rows } = await sql<SignatureRow>`
    select s.*, c.actor_id as by, c.at, sent.at as code_sent_at,
      (select count(*)::int from letter_code_try t where t.tenant_id = s.tenant_id and t.code_id = s.code_id) as tries
    from letter_signature s join change c on c.tenant_id = s.tenant_id and c.number = s.change
      join letter_code k on k.tenant_id = s.tenant_id and k.id = s.code_id
      join change sent on sent.tenant_id = k.tenant_id and sent.number = k.change
    where s.letter_id = any(${[...letters]}::uuid[]) order by s.change`.execute(tx.sql);
  return Map.groupBy(rows, (row) => row.letter_id);
}

const doneOf = ({ by, at, change }: DoneRow): Done => ({ by, at, change: BigInt(change) });

function publicationOf(row: PublicationRow | undefined): Publication | null {
  if (row === undefined) return null;
  const { act, document, hash, pdf_hash: pdfHash, key_id: keyId } = row;
  return { ...doneOf(row), act, document, hash, pdfHash, keyId, answerBy: plainDate(row.answer_by) };
}

function outcomeOf(row: OutcomeRow | undefined): Outcome | null {
  return row === undefined ? null : { ...doneOf(row), kind: row.kind, reason: row.reason };
}

function newestOf(rows: readonly MarkRow[]): Letter['marks'] {
  const newest = new Map(rows.map((row) => [row.ordinal, row]));
  return [...newest.values()].map((row) => ({
    ...doneOf(row),
    ordinal: row.ordinal,
    state: row.state,
    note: row.note,
  }));
}

export async function readKey(tx: Reading): Promise<LetterKey | null> {
  const { rows } = await sql<LetterKey>`
    select id, public_key as "publicKey", sealed_key as "sealedKey" from letter_key order by change limit 1`.execute(
    tx.sql,
  );
  return rows[0] ?? null;
}

export async function readAlarms(tx: Reading): Promise<readonly SentAlarm[]> {
  const { rows } = await sql<SentAlarm>`
    select round_id as "roundId", days_before as "daysBefore" from letter_alarm order by change`.execute(
    tx.sql,
  );
  return rows;
}
