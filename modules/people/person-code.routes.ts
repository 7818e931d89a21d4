// The crosswalk of persons: whom codes of other systems mean, each link with its day.
import { z } from '@hono/zod-openapi';
import { entityId, ok } from '@cordee/kernel';
import { BusinessDate, endpoint, type Endpoint } from '@cordee/platform/http';
import type { PeopleStore } from './people-store.ts';

const Done = z.object({ done: z.literal(true) });
const done = { done: true } as const;
const CodeLinkAnswer = z
  .object({
    id: z.string(),
    source: z.string(),
    code: z.string(),
    personId: z.string().nullable(),
    person: z.string().nullable().openapi({ description: 'Null: the code means nobody from that day on.' }),
    from: z.string(),
    at: z.string(),
    by: z.string(),
  })
  .openapi('CodeLink');

export function codeRoutes(store: PeopleStore, nameOf: (userId: string) => Promise<string>): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/people/codes',
      summary: 'Whom codes of other systems mean, each from its day on',
      policy: ['revops', 'finance', 'auditor', 'executive'],
      answer: z.array(CodeLinkAnswer),
      handle: async ({ caller }) => {
        const links = await store.codeLinks(caller.scope);
        return ok(await Promise.all(links.map(async (link) => ({ ...link, by: await nameOf(link.by) }))));
      },
    }),
    endpoint({
      method: 'post',
      path: '/people/codes',
      summary: 'Say whom a code of another system means from a day on',
      policy: ['revops'],
      body: z.strictObject({
        source: z.string().trim().min(1).max(100),
        code: z.string().trim().min(1).max(100),
        personId: z.uuid().nullable(),
        from: BusinessDate,
      }),
      answer: Done,
      handle: async ({ caller, body }) => {
        const personId = body.personId === null ? null : entityId(body.personId);
        const linked = await store.linkCode(caller.scope, { ...body, personId });
        return linked.ok ? ok(done) : linked;
      },
    }),
    endpoint({
      method: 'post',
      path: '/people/codes/{id}/undo',
      summary: 'Take back whom a code of another system was said to mean from a day on',
      policy: ['revops'],
      params: z.object({ id: z.uuid() }),
      body: z.strictObject({ from: BusinessDate }),
      answer: Done,
      handle: async ({ caller, params, body }) => {
        const unlinked = await store.unlinkCode(caller.scope, { ...params, ...body });
        return unlinked.ok ? ok(done) : unlinked;
      },
    }),
  ];
}
