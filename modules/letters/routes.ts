import { z } from '@hono/zod-openapi';
import { ok, plainDate, refused } from '@cordee/kernel';
import { BusinessDate, endpoint, fileAnswer, type Endpoint } from '@cordee/platform/http';
import {
  CalendarAnswer,
  LetterAnswer,
  LetterLine,
  presentCalendar,
  presentLetter,
  presentLines,
  presentRisk,
  RiskAnswer,
  type AnswerDeps,
} from './answers.routes.ts';
import { findLetter, seenLetters } from './find-letter.ts';
import { ACTS, COMMITMENT_STATES, type Content } from './letter.ts';
import { packLetter, type PackDeps } from './pack-letter.ts';
import { whoReads, whoSeesRisk, whoSpeaks, whoWrites } from './policy.ts';
import { Done, doneOr, Id, Reason } from './parts.routes.ts';
import { presentProofs, ProofsAnswer } from './proofs.routes.ts';
import { readCalendar, readRisk } from './read-calendar.ts';
import { readProofs } from './read-proofs.ts';
import { signingRoutes } from './signing.routes.ts';
import type { SignDeps } from './sign-letter.ts';
import {
  openLetters,
  publishLetter,
  replaceLetter,
  withdrawLetter,
  writeLetter,
  type WriteDeps,
} from './write-letter.ts';

export type LetterRouteDeps = AnswerDeps & WriteDeps & SignDeps & PackDeps;

const ContentBody = z.strictObject({
  words: z.strictObject({ fr: z.string().trim().max(4000), en: z.string().trim().max(4000) }),
  commitments: z.array(z.strictObject({ text: z.string().trim().min(3).max(400), by: BusinessDate })).max(20),
  answerBy: BusinessDate,
});

const contentOf = ({ answerBy, ...rest }: z.output<typeof ContentBody>): Content => ({
  ...rest,
  answerBy: plainDate(answerBy),
});

export function letterRoutes(deps: LetterRouteDeps): Endpoint[] {
  return [
    ...readingRoutes(deps),
    ...writingRoutes(deps),
    ...talkRoutes(deps),
    ...roundRoutes(deps),
    ...signingRoutes(deps),
  ];
}

function readingRoutes(deps: LetterRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/letters',
      summary: 'Letters of objectives of those whom one sees; drafts for whoever writes them',
      policy: whoReads,
      answer: z.array(LetterLine),
      handle: async ({ caller: { scope } }) =>
        ok(await presentLines(deps, scope, await seenLetters(deps, scope, {}))),
    }),
    endpoint({
      method: 'get',
      path: '/letters/{id}',
      summary: 'A letter of objectives: its text, who signed it and what became of it',
      policy: whoReads,
      params: Id,
      answer: LetterAnswer,
      handle: async ({ caller: { scope }, params, locale }) => {
        const found = await findLetter(deps, scope, params.id);
        return found.ok ? ok(await presentLetter(deps, { scope, locale }, found.value)) : found;
      },
    }),
    endpoint({
      method: 'get',
      path: '/letters/{id}/file',
      summary:
        'The published letter as PDF, or with its evidence as one file that is verified without the server',
      policy: whoReads,
      params: Id,
      query: z.strictObject({ format: z.enum(['pdf', 'zip']) }),
      answer: 'file',
      handle: async ({ caller: { scope }, params, query: { format } }) => {
        const found = await findLetter(deps, scope, params.id);
        if (!found.ok) return found;
        const packed = await packLetter(deps, scope, found.value);
        if (!packed.ok) return packed;
        const { pdf, archive } = packed.value;
        return ok(
          format === 'pdf'
            ? fileAnswer(`lettre-${params.id}.pdf`, 'application/pdf', pdf)
            : fileAnswer(`lettre-${params.id}.zip`, 'application/zip', await archive()),
        );
      },
    }),
  ];
}

function writingRoutes(deps: LetterRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'put',
      path: '/letters/{id}',
      summary: 'Write a draft: the company’s own words, its commitments, the last day to sign',
      policy: whoWrites,
      params: Id,
      body: ContentBody,
      answer: Done,
      handle: async ({ caller: { scope }, params, body }) =>
        doneOr(await writeLetter(deps, scope, params.id, contentOf(body))),
    }),
    endpoint({
      method: 'post',
      path: '/letters/{id}/publication',
      summary: 'Freeze and publish a draft, to be received, or to be agreed on: two acts',
      policy: whoWrites,
      params: Id,
      body: z.strictObject({ act: z.enum(ACTS) }),
      answer: Done,
      handle: async ({ caller: { scope }, params, body }) =>
        doneOr(await publishLetter(deps, scope, params.id, body.act)),
    }),
    endpoint({
      method: 'post',
      path: '/letters/{id}/replacement',
      summary:
        'A new draft that names this letter and takes its place; signatures given to one that is not complete are void',
      policy: whoWrites,
      params: Id,
      answer: z.object({ id: z.string() }),
      handle: async ({ caller: { scope }, params }) => replaceLetter(deps, scope, params.id),
    }),
    endpoint({
      method: 'post',
      path: '/letters/{id}/withdrawal',
      summary: 'Withdraw a letter that is not complete',
      policy: whoWrites,
      params: Id,
      body: z.strictObject({ reason: Reason }),
      answer: Done,
      handle: async ({ caller: { scope }, params, body }) =>
        doneOr(await withdrawLetter(deps, scope, params.id, body.reason)),
    }),
  ];
}

function talkRoutes(deps: LetterRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/letters/{id}/messages',
      summary: 'A question on a letter, or its answer',
      policy: whoSpeaks,
      params: Id,
      body: z.strictObject({ text: Reason }),
      answer: Done,
      handle: async ({ caller: { scope }, params, body }) => {
        const found = await findLetter(deps, scope, params.id);
        if (!found.ok) return found;
        await deps.store.say(scope, found.value, { id: deps.newId(), text: body.text });
        return ok({ done: true as const });
      },
    }),
    endpoint({
      method: 'post',
      path: '/letters/{id}/commitments',
      summary: 'Say what became of a commitment of the company',
      policy: whoWrites,
      params: Id,
      body: z.strictObject({
        ordinal: z.number().int().min(0).max(19),
        state: z.enum(COMMITMENT_STATES),
        note: z.string().trim().max(400),
      }),
      answer: Done,
      handle: async ({ caller: { scope }, params, body }) => {
        const found = await findLetter(deps, scope, params.id);
        if (!found.ok) return found;
        const { content, publication } = found.value;
        if (publication === null) return refused('letters.not_published');
        if (body.ordinal >= content.commitments.length) return refused('letters.commitment_not_found');
        await deps.store.mark(scope, found.value, { id: deps.newId(), ...body });
        return ok({ done: true as const });
      },
    }),
  ];
}

function roundRoutes(deps: LetterRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/quota-rounds/{id}/letters',
      summary: 'A draft for every settled dossier of a round that has no letter',
      policy: whoWrites,
      params: Id,
      body: ContentBody,
      answer: z.object({ opened: z.number().int() }),
      handle: async ({ caller: { scope }, params, body }) =>
        openLetters(deps, scope, params.id, contentOf(body)),
    }),
    endpoint({
      method: 'get',
      path: '/quota-rounds/{id}/calendar',
      summary: 'How long there is until objectives must be known, and whose are not',
      policy: whoReads,
      params: Id,
      answer: CalendarAnswer,
      handle: async ({ caller: { scope }, params }) => {
        const calendar = await readCalendar(deps, scope, params.id);
        return calendar.ok ? ok(presentCalendar(calendar.value, await deps.personNames(scope))) : calendar;
      },
    }),
    endpoint({
      method: 'get',
      path: '/quota-rounds/{id}/proofs',
      summary: 'Whether the proof of each seller’s objective is complete, and what of it is missing',
      policy: whoReads,
      params: Id,
      answer: ProofsAnswer,
      handle: async ({ caller: { scope }, params }) => {
        const read = await readProofs(deps, scope, params.id);
        return read.ok ? ok(presentProofs(read.value, await deps.personNames(scope))) : read;
      },
    }),
    endpoint({
      method: 'get',
      path: '/quota-rounds/{id}/euros-at-risk',
      summary:
        'What would be due at 100 % to those whose letter is late or missing; can be asked for in court',
      policy: whoSeesRisk,
      params: Id,
      answer: RiskAnswer,
      handle: async ({ caller: { scope }, params }) => {
        const risk = await readRisk(deps, scope, params.id);
        return risk.ok ? ok(presentRisk(risk.value, await deps.personNames(scope))) : risk;
      },
    }),
  ];
}
