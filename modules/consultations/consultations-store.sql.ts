import { sql } from 'kysely';
import { entityId, plainDate, type Scope } from '@cordee/kernel';
import { type Database, type Reading, unlessBroken } from '@cordee/platform/database';
import type { Comment, Consultation } from './consultation.ts';
import type { ConsultationStore, NewConsultation } from './consultations-store.ts';

export function openConsultationStore(database: Database): ConsultationStore {
  return {
    consultations: (scope) => database.read(scope, (tx) => readConsultations(tx, null)),
    consultation: async (scope, id) => (await database.read(scope, (tx) => readConsultations(tx, id)))[0],
    open: (scope, opened) => open(database, scope, opened),
    comment: async (scope, { id: consultation }, { id, clause, text }) => {
      await database.write(
        scope,
        { code: 'consultations.commented', detail: { consultation, clause } },
        async (tx) =>
          tx.append('consultation_comment', [{ id, consultation_id: consultation, clause, text }]),
      );
    },
    answer: (scope, { id: comment }, { text, isPublic }) =>
      unlessBroken({ consultation_answer_pkey: 'consultations.answered_conflict' }, () =>
        database.write(scope, { code: 'consultations.answered', detail: { comment, isPublic } }, async (tx) =>
          tx.append('consultation_answer', [{ comment_id: comment, text, is_public: isPublic }]),
        ),
      ),
    close: (scope, { id }, { note, worksCouncilOn, unanswered }) =>
      unlessBroken({ consultation_closing_pkey: 'consultations.closed_conflict' }, () =>
        database.write(
          scope,
          { code: 'consultations.closed', detail: { consultation: id, unanswered: unanswered.length } },
          async (tx) =>
            tx.append('consultation_closing', [
              {
                consultation_id: id,
                note,
                works_council_on: worksCouncilOn?.toString() ?? null,
                unanswered: JSON.stringify(unanswered),
              },
            ]),
        ),
      ),
    publish: (scope, { id }, { planVersion, effectiveFrom, document }) =>
      unlessBroken({ consultation_publication_pkey: 'consultations.published_conflict' }, () =>
        database.write(
          scope,
          { code: 'consultations.published', detail: { consultation: id, version: planVersion } },
          async (tx) =>
            tx.append('consultation_publication', [
              {
                consultation_id: id,
                plan_version: planVersion,
                effective_from: effectiveFrom.toString(),
                document: JSON.stringify(document),
              },
            ]),
        ),
      ),
  };
}

async function open(database: Database, scope: Scope, opened: NewConsultation): Promise<void> {
  const { id, planCode, planName, planVersion, document, from, to, payees, asksWorksCouncil } = opened;
  const cause = {
    code: 'consultations.opened',
    detail: { consultation: id, plan: planCode, version: planVersion },
  };
  await database.write(scope, cause, async (tx) =>
    tx.append('consultation', [
      {
        id,
        plan_code: planCode,
        plan_name: planName,
        plan_version: planVersion,
        document: JSON.stringify(document),
        from_on: from.toString(),
        to_on: to.toString(),
        payees: JSON.stringify(payees),
        asks_works_council: asksWorksCouncil,
      },
    ]),
  );
}

type ConsultationRow = {
  id: string;
  plan_code: string;
  plan_name: string;
  plan_version: string;
  document: unknown;
  from_on: string;
  to_on: string;
  payees: string[];
  asks_works_council: boolean;
  opened_by: string;
  opened_at: string;
  note: string | null;
  works_council_on: string | null;
  unanswered: string[] | null;
  closed_by: string | null;
  closed_at: string | null;
  published_version: string | null;
  effective_from: string | null;
  published_document: unknown;
  published_by: string | null;
  published_at: string | null;
};
type CommentRow = {
  consultation_id: string;
  id: string;
  clause: string;
  text: string;
  author: string;
  at: string;
  answer: string | null;
  is_public: boolean | null;
  answered_by: string | null;
  answered_at: string | null;
};

async function readConsultations(tx: Reading, id: string | null): Promise<readonly Consultation[]> {
  const { rows } = await sql<ConsultationRow>`
    select n.id, n.plan_code, n.plan_name, n.plan_version, n.document, n.from_on, n.to_on, n.payees, n.asks_works_council,
      opened.actor_id as opened_by, opened.at as opened_at, e.note, e.works_council_on, e.unanswered, ended.actor_id as closed_by, ended.at as closed_at,
      p.plan_version as published_version, p.effective_from, p.document as published_document, published.actor_id as published_by, published.at as published_at
    from consultation n join change opened on opened.tenant_id = n.tenant_id and opened.number = n.change
      left join consultation_closing e on e.tenant_id = n.tenant_id and e.consultation_id = n.id
      left join change ended on ended.tenant_id = e.tenant_id and ended.number = e.change
      left join consultation_publication p on p.tenant_id = n.tenant_id and p.consultation_id = n.id
      left join change published on published.tenant_id = p.tenant_id and published.number = p.change
    where ${id === null ? sql`true` : sql`n.id = ${id}`} order by n.change desc`.execute(tx.sql);
  const { rows: comments } = await sql<CommentRow>`
    select m.consultation_id, m.id, m.clause, m.text, c.actor_id as author, c.at, a.text as answer, a.is_public, said.actor_id as answered_by, said.at as answered_at
    from consultation_comment m join change c on c.tenant_id = m.tenant_id and c.number = m.change
      left join consultation_answer a on a.tenant_id = m.tenant_id and a.comment_id = m.id
      left join change said on said.tenant_id = a.tenant_id and said.number = a.change
    where m.consultation_id = any(${rows.map((row) => row.id)}::uuid[]) order by m.change`.execute(tx.sql);
  const byConsultation = Map.groupBy(comments, ({ consultation_id }) => consultation_id);
  return rows.map((row) => consultationOf(row, byConsultation.get(row.id) ?? []));
}

function consultationOf(row: ConsultationRow, comments: readonly CommentRow[]): Consultation {
  return {
    id: row.id,
    planCode: row.plan_code,
    planName: row.plan_name,
    planVersion: row.plan_version,
    document: row.document,
    from: plainDate(row.from_on),
    to: plainDate(row.to_on),
    payees: row.payees.map(entityId),
    asksWorksCouncil: row.asks_works_council,
    openedBy: row.opened_by,
    openedAt: row.opened_at,
    comments: comments.map(commentOf),
    closing: closingOf(row),
    publication: publicationOf(row),
  };
}

function commentOf({
  id,
  clause,
  text,
  author,
  at,
  answer,
  is_public,
  answered_by,
  answered_at,
}: CommentRow): Comment {
  const said =
    answer === null
      ? null
      : { by: answered_by ?? '', at: answered_at ?? '', text: answer, isPublic: is_public === true };
  return { id, clause, text, author, at, answer: said };
}

function closingOf(row: ConsultationRow): Consultation['closing'] {
  if (row.closed_by === null) return null;
  const { works_council_on: day } = row;
  return {
    by: row.closed_by,
    at: row.closed_at ?? '',
    note: row.note,
    worksCouncilOn: day === null ? null : plainDate(day),
    unanswered: row.unanswered ?? [],
  };
}

function publicationOf(row: ConsultationRow): Consultation['publication'] {
  if (row.published_version === null || row.effective_from === null) return null;
  return {
    by: row.published_by ?? '',
    at: row.published_at ?? '',
    planVersion: row.published_version,
    effectiveFrom: plainDate(row.effective_from),
    document: row.published_document,
  };
}
