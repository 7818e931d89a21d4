import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { z } from '@hono/zod-openapi';
import { ok, refused, type Scope, type TenantId } from '@cordee/kernel';
import { messageOf } from '@cordee/messages/explanation';
import type { Database } from '@cordee/platform/database';
import { readOnce } from '@cordee/platform/files';
import { endpoint, fileAnswer, type Endpoint } from '@cordee/platform/http';
import { findTask, type NewTask } from '@cordee/platform/jobs';
import type { ExportList } from './export-list.sql.ts';
import { feedRoutes, type FeedRouteDeps } from './feed.routes.ts';
import { archiveName, archiveTask, isArchive } from './jobs.ts';
import { LIST_CODES } from './list-code.ts';
import { LIST_FORMATS, MEDIA_TYPES } from './list-format.ts';
import { countRows } from './read-list.sql.ts';
import { listsSeen } from './write-archive.sql.ts';
import { writeList } from './write-list.sql.ts';

export type ExportRouteDeps = FeedRouteDeps & {
  readonly database: Database;
  readonly lists: readonly ExportList[];
  readonly pathOf: (tenant: TenantId, hash: string) => string;
  readonly sizeOf: (path: string) => Promise<number | null>;
  readonly enqueue: (scope: Scope, task: NewTask) => Promise<void>;
  readonly newId: () => string;
};

const everybody = [
  'executive',
  'revops',
  'manager',
  'seller',
  'finance',
  'marketing',
  'auditor',
  'works_council',
] as const;
const wide = ['executive', 'revops', 'finance', 'auditor'] as const;
const Format = z.enum(LIST_FORMATS);
const Code = z.enum(LIST_CODES);
const ListAnswer = z.object({ code: Code, label: z.string() }).openapi('ExportList');

/** What leaves while somebody waits; more is ordered, with progress and a way to stop it. */
const rowsAtOnceMax = 100_000;

export function exportRoutes(deps: ExportRouteDeps): Endpoint[] {
  return [...listRoutes(deps), ...archiveRoutes(deps), ...feedRoutes(deps)];
}

function listRoutes({ database, lists }: ExportRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/exports',
      summary: 'The lists that the caller may take away as files',
      policy: everybody,
      answer: z.array(ListAnswer),
      handle: async ({ caller, locale }) =>
        ok(
          listsSeen(lists, caller.scope).map(({ code, labelKey }) => ({
            code,
            label: messageOf(labelKey, {}, locale),
          })),
        ),
    }),
    endpoint({
      method: 'get',
      path: '/exports/{list}/{format}',
      summary:
        'A whole list as CSV, XLSX, JSON lines or Parquet, with the rows and columns that the caller sees',
      policy: everybody,
      params: z.object({ list: Code, format: Format }),
      answer: 'file',
      handle: async ({ caller: { scope }, params: { list: code, format }, locale }) => {
        const list = listsSeen(lists, scope).find((each) => each.code === code);
        if (!list) return refused('exports.list_not_found', { list: code });
        const rows = await database.read(scope, (tx) => countRows(tx, scope, list));
        if (rows > rowsAtOnceMax)
          return refused('exports.list_too_long', { rows: String(rows), most: String(rowsAtOnceMax) });
        const body = await readOnce((path) =>
          database.read(scope, (tx) =>
            writeList(tx, scope, { list, format, locale }, { path, seen: () => undefined }),
          ),
        );
        return ok(fileAnswer(`${code}.${format}`, MEDIA_TYPES[format], body));
      },
    }),
  ];
}

function archiveRoutes({ database, enqueue, newId, pathOf, sizeOf }: ExportRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/export-archives',
      summary: 'Order one archive of every list that the caller sees, in one format',
      policy: wide,
      body: z.strictObject({ format: Format }),
      answer: z.object({ taskId: z.string() }),
      handle: async ({ caller: { scope }, body }) => {
        const id = newId();
        await enqueue(scope, archiveTask(id, scope, body.format));
        return ok({ taskId: id });
      },
    }),
    endpoint({
      method: 'get',
      path: '/export-archives/{id}/file',
      summary: 'An archive that was ordered, once it is done',
      policy: wide,
      params: z.object({ id: z.uuid() }),
      answer: 'file',
      handle: async ({ caller: { scope }, params }) => {
        const task = await findTask(database, scope.tenant, params.id);
        const archive = task && task.actor === scope.actor && task.kind === 'export' ? task.result : null;
        if (!isArchive(archive)) return refused('exports.archive_not_found');
        const path = pathOf(scope.tenant, archive.hash);
        if ((await sizeOf(path)) === null) return refused('exports.archive_not_found');
        const body = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>; // Node's and the DOM's stream types differ in name only
        return ok(fileAnswer(archiveName(scope), MEDIA_TYPES.zip, body));
      },
    }),
  ];
}
