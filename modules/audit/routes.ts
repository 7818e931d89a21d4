import { z } from '@hono/zod-openapi';
import { ok } from '@cordee/kernel';
import { endpoint, refusalSentence, type Endpoint } from '@cordee/platform/http';
import type { LineDetail, TrailStore } from './trail-store.ts';
import { verifyTrail } from './verify-trail.ts';

const readers = ['auditor', 'revops', 'finance', 'executive'] as const;
const ChangeAnswer = z
  .object({
    number: z.string(),
    at: z.string(),
    actor: z.string(),
    cause: z.string(),
    sentence: z.string(),
    documents: z.array(z.string()),
    hash: z.string(),
  })
  .openapi('Change');
const rowsPerPage = 100;

export function auditRoutes(
  store: TrailStore,
  nameOf: (userId: string) => Promise<string>,
  lineDetail: LineDetail,
): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/changes',
      summary: 'The trail: every change, newest first',
      policy: readers,
      query: z.strictObject({
        cursor: z
          .string()
          .regex(/^\d{1,18}$/)
          .optional(),
      }),
      answer: z.object({ rows: z.array(ChangeAnswer), next: z.string().nullable() }),
      handle: async ({ caller, query, locale }) => {
        const rows = await store.page(caller.scope, query.cursor ? BigInt(query.cursor) : null, rowsPerPage);
        const presented = await Promise.all(
          rows.map(async ({ row, hash }) => ({
            number: String(row.number),
            at: row.at,
            actor: await nameOf(row.actorId),
            cause: row.cause,
            documents: [...row.documents],
            hash: hash.toString('hex'),
            sentence: refusalSentence({ code: row.cause, args: texts(row.detail) }, locale),
          })),
        );
        const last = rows.at(-1);
        return ok({
          rows: presented,
          next: last && rows.length === rowsPerPage ? String(last.row.number) : null,
        });
      },
    }),
    endpoint({
      method: 'post',
      path: '/changes/verify',
      summary: 'Verify the hash chain of the trail, and the files that it seals',
      policy: readers,
      answer: z.object({
        changes: z.number(),
        head: z.string(),
        runs: z.number().openapi({ description: 'Runs whose line detail lies in files' }),
        absent: z.number().openapi({ description: 'Of those, runs without their files on this machine' }),
      }),
      handle: async ({ caller }) => verifyTrail(store, lineDetail, caller.scope),
    }),
  ];
}

function texts(
  detail: Readonly<Record<string, string | number | boolean | null>>,
): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(detail).map(([key, value]) => [
      key,
      typeof value === 'number' ? value : String(value ?? ''),
    ]),
  );
}
