import { z } from '@hono/zod-openapi';
import { endpoint, type Endpoint } from '@cordee/platform/http';
import { whoSigns } from './policy.ts';
import { openedLetter, refuseLetter, sendCode, signLetter, type SignDeps } from './sign-letter.ts';
import { Done, doneOr, Id, Reason } from './parts.routes.ts';

export function signingRoutes(deps: SignDeps): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/letters/{id}/reading',
      summary: 'That one of the two has opened the letter',
      policy: whoSigns,
      params: Id,
      answer: Done,
      handle: async ({ caller: { scope }, params }) => doneOr(await openedLetter(deps, scope, params.id)),
    }),
    endpoint({
      method: 'post',
      path: '/letters/{id}/code',
      summary: 'Mail oneself six digits to sign with; they hold for ten minutes and five tries',
      policy: whoSigns,
      params: Id,
      answer: z.object({ address: z.string() }),
      handle: async ({ caller: { scope, email }, params, locale }) =>
        sendCode(deps, { scope, email, locale }, params.id),
    }),
    endpoint({
      method: 'post',
      path: '/letters/{id}/signature',
      summary: 'Sign the text that one has read, by its hash, with the code',
      policy: whoSigns,
      params: Id,
      body: z.strictObject({
        hash: z.string().regex(/^[0-9a-f]{64}$/),
        code: z.string().trim().max(40),
      }),
      answer: Done,
      handle: async ({ caller: { scope, email }, params, locale, body }) =>
        doneOr(await signLetter(deps, { scope, email, locale }, params.id, body)),
    }),
    endpoint({
      method: 'post',
      path: '/letters/{id}/refusal',
      summary: 'Refuse an agreement that is offered',
      policy: whoSigns,
      params: Id,
      body: z.strictObject({ reason: Reason }),
      answer: Done,
      handle: async ({ caller: { scope }, params, body }) =>
        doneOr(await refuseLetter(deps, scope, params.id, body.reason)),
    }),
  ];
}
