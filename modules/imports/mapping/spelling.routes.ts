// The words that sources write otherwise, as a person accepted them.
import { z } from '@hono/zod-openapi';
import { ok } from '@cordee/kernel';
import { endpoint, type Endpoint } from '@cordee/platform/http';
import type { ImportRouteDeps } from '../file.routes.ts';
import { SPELLING_FIELDS } from './spelling.ts';

const Word = z.string().min(1).max(400);
const NewSpelling = z.strictObject({
  source: z.string().trim().min(1).max(60),
  field: z.enum(SPELLING_FIELDS),
  written: Word,
  meant: Word.trim(),
});
const SpellingAnswer = NewSpelling.extend({ id: z.string(), at: z.string(), by: z.string() }).openapi(
  'Spelling',
);
const Done = z.object({ done: z.literal(true) });
const done = { done: true } as const;

export function spellingRoutes({ store, nameOf }: Pick<ImportRouteDeps, 'store' | 'nameOf'>): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/spellings',
      summary: 'How sources write what the organisation calls otherwise, as accepted',
      policy: ['revops', 'finance', 'auditor', 'executive'],
      answer: z.array(SpellingAnswer),
      handle: async ({ caller }) => {
        const kept = await store.spellings(caller.scope);
        return ok(await Promise.all(kept.map(async (one) => ({ ...one, by: await nameOf(one.by) }))));
      },
    }),
    endpoint({
      method: 'post',
      path: '/spellings',
      summary: 'Accept once what a word of a source means, for all its later files',
      policy: ['revops', 'finance'],
      body: NewSpelling,
      answer: Done,
      handle: async ({ caller, body }) => {
        const kept = await store.keepSpelling(caller.scope, body);
        return kept.ok ? ok(done) : kept;
      },
    }),
    endpoint({
      method: 'post',
      path: '/spellings/{id}/undo',
      summary: 'Take back what a word of a source was said to mean',
      policy: ['revops', 'finance'],
      params: z.object({ id: z.uuid() }),
      answer: Done,
      handle: async ({ caller, params }) => {
        const takenBack = await store.takeBackSpelling(caller.scope, params.id);
        return takenBack.ok ? ok(done) : takenBack;
      },
    }),
  ];
}
