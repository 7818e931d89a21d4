import { z } from '@hono/zod-openapi';
import { ok, refused } from '@cordee/kernel';
import { endpoint, type Endpoint } from '@cordee/platform/http';
import type { Database } from '@cordee/platform/database';
import { cursorText, parseCursor } from './feed-cursor.ts';
import { readFeed, type FeedFact, type FeedTable } from './read-feed.sql.ts';

const FactAnswer = z
  .object({
    change: z.string(),
    kind: z.string(),
    id: z.string(),
    effectiveFrom: z.string(),
    isRetracted: z.boolean(),
    values: z.record(z.string(), z.string().nullable()),
    place: z.object({ importId: z.string(), line: z.number() }).nullable(),
  })
  .openapi('FeedFact');

const rowsPerPage = 1_000;

/** Who sees the whole organisation: a feed cut by person would be silent about what came into sight later. */
const readers = ['executive', 'revops', 'finance', 'auditor'] as const;

export type FeedRouteDeps = { readonly database: Database; readonly feedTables: readonly FeedTable[] };

export function feedRoutes({ database, feedTables }: FeedRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/changes/facts',
      summary:
        'The feed: facts in the order in which they became known, behind a cursor that the reader keeps',
      policy: readers,
      query: z.strictObject({
        after: z.string().max(120).optional().openapi({ description: 'The `next` of the page before.' }),
        limit: z
          .string()
          .regex(/^[1-9]\d{0,3}$/)
          .optional(),
      }),
      answer: z.object({ facts: z.array(FactAnswer), next: z.string(), isEnd: z.boolean() }),
      handle: async ({ caller: { scope }, query }) => {
        const after = parseCursor(query.after ?? '0');
        if (after === null) return refused('exports.cursor_unknown');
        const asked = { after, limit: Number(query.limit ?? rowsPerPage) };
        const page = await database.read(scope, (tx) => readFeed(tx, scope, feedTables, asked));
        return ok({ facts: page.facts.map(presented), next: cursorText(page.next), isEnd: page.isEnd });
      },
    }),
  ];
}

const presented = ({ change, values, ...fact }: FeedFact): z.input<typeof FactAnswer> => ({
  ...fact,
  change: String(change),
  values: { ...values },
});
