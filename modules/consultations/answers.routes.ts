import { z } from '@hono/zod-openapi';
import type { Scope } from '@cordee/kernel';
import { stateOn, unansweredIn, type Comment, type Consultation } from './consultation.ts';
import { namesAuthors, seesComment } from './policy.ts';

const nullable = z.string().nullable();
const CommentAnswer = z
  .object({
    id: z.string(),
    clause: z.string(),
    text: z.string(),
    at: z.string(),
    /** Null for a reader who may not know: colleagues and the works council read no name. */
    author: nullable,
    isOwn: z.boolean(),
    answer: z.object({ text: z.string(), at: z.string(), by: z.string(), isPublic: z.boolean() }).nullable(),
  })
  .openapi('ConsultationComment');

export const ConsultationAnswer = z
  .object({
    id: z.string(),
    plan: z.string(),
    planName: z.string(),
    planVersion: z.string(),
    from: z.string(),
    to: z.string(),
    state: z.enum(['announced', 'open', 'ended', 'closed', 'published']),
    payees: z.number().int(),
    asksWorksCouncil: z.boolean(),
    openedBy: z.string(),
    openedAt: z.string(),
    /** Of all, also of those whose text the reader does not see. */
    unanswered: z.number().int(),
    comments: z.array(CommentAnswer),
    closing: z
      .object({
        by: z.string(),
        at: z.string(),
        note: nullable,
        worksCouncilOn: nullable,
        unanswered: z.array(z.string()),
      })
      .nullable(),
    publication: z
      .object({ by: z.string(), at: z.string(), planVersion: z.string(), effectiveFrom: z.string() })
      .nullable(),
  })
  .openapi('Consultation');

export type NameOf = (userId: string) => Promise<string>;

export async function presentConsultation(
  consultation: Consultation,
  scope: Scope,
  nameOf: NameOf,
): Promise<z.input<typeof ConsultationAnswer>> {
  const { planCode, planName, planVersion, from, to, payees, asksWorksCouncil, closing, publication } =
    consultation;
  const comments = consultation.comments.filter((comment) => seesComment(scope, comment));
  return {
    id: consultation.id,
    plan: planCode,
    planName,
    planVersion,
    from: from.toString(),
    to: to.toString(),
    state: stateOn(consultation, scope.asOf.effective),
    payees: payees.length,
    asksWorksCouncil,
    openedBy: await nameOf(consultation.openedBy),
    openedAt: consultation.openedAt,
    unanswered: unansweredIn(consultation).length,
    comments: await Promise.all(comments.map((comment) => presentComment(comment, scope, nameOf))),
    closing: closing && {
      by: await nameOf(closing.by),
      at: closing.at,
      note: closing.note,
      worksCouncilOn: closing.worksCouncilOn?.toString() ?? null,
      unanswered: [...closing.unanswered],
    },
    publication: publication && {
      by: await nameOf(publication.by),
      at: publication.at,
      planVersion: publication.planVersion,
      effectiveFrom: publication.effectiveFrom.toString(),
    },
  };
}

async function presentComment(
  { id, clause, text, at, author, answer }: Comment,
  scope: Scope,
  nameOf: NameOf,
): Promise<z.input<typeof CommentAnswer>> {
  const isOwn = author === scope.actor;
  return {
    id,
    clause,
    text,
    at,
    author: isOwn || namesAuthors(scope) ? await nameOf(author) : null,
    isOwn,
    answer: answer && { ...answer, by: await nameOf(answer.by) },
  };
}
