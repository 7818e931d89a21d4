import { z } from '@hono/zod-openapi';
import { decimalText, ok, refused, type Decimal } from '@cordee/kernel';
import { endpoint, Figure, fileAnswer, type Endpoint } from '@cordee/platform/http';
import { folderRoutes, type FolderRouteDeps } from './folders/folder.routes.ts';
import { bridgeRoutes } from './posting/bridge.routes.ts';
import { fileRoutes, orderRoutes, sourceFree, type ImportRouteDeps } from './file.routes.ts';
import type { ImportRecord } from './import-record.ts';
import { KindName } from './kind-name.ts';
import { IssueAnswer, presentIssue } from './preview/present-issue.ts';
import { CountsAnswer } from './preview/present-rehearsal.ts';
import { makeTemplate } from './templates/make-template.ts';
import { rejectsOf } from './posting/rejects-of.ts';
import { filesToReadAgain } from './posting/read-again.ts';
import { readLine } from './reading/read-line.ts';
import { spellingRoutes } from './mapping/spelling.routes.ts';

const writers = ['revops', 'finance'] as const;
const readers = ['revops', 'finance', 'auditor', 'executive'] as const;
const BridgeAnswer = z
  .object({
    file: Figure,
    rejected: Figure,
    excluded: Figure,
    credited: Figure,
    creditedToNobody: Figure,
  })
  .openapi('ImportBridge');
const FileLine = z
  .object({ line: z.number(), cells: z.array(z.object({ header: z.string(), text: z.string() })) })
  .openapi('FileLine');
const ImportAnswer = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: KindName,
    source: z.string(),
    state: z.enum(['done', 'undone']),
    at: z.string(),
    by: z.string(),
    counts: CountsAnswer,
    bridge: z.union([BridgeAnswer, z.null()]),
    canUndo: z.boolean(),
    undone: z.object({ restored: z.number(), kept: z.number() }).nullable(),
  })
  .openapi('Import');

async function presented(record: ImportRecord, deps: ImportRouteDeps): Promise<z.input<typeof ImportAnswer>> {
  const { bridge } = record;
  const figure = (value: Decimal) => ({
    value: decimalText(value),
    unit: bridge?.currency ?? '',
    explain: `/explanations/import/${record.id}`,
  });
  return {
    id: record.id,
    name: record.fileName,
    kind: record.kind,
    source: record.source,
    state: record.undone ? 'undone' : 'done',
    at: record.at,
    by: await deps.nameOf(record.by),
    counts: record.counts,
    canUndo: record.undone === null,
    undone: record.undone,
    bridge: bridge && {
      file: figure(bridge.file),
      rejected: figure(bridge.rejected),
      excluded: figure(bridge.excluded),
      credited: figure(bridge.credited),
      creditedToNobody: figure(bridge.creditedToNobody),
    },
  };
}

export function importRoutes(deps: ImportRouteDeps & FolderRouteDeps): Endpoint[] {
  return [
    ...folderRoutes(deps),
    ...fileRoutes(deps),
    ...orderRoutes(deps),
    ...recordRoutes(deps),
    ...rowRoutes(deps),
    ...correctionRoutes(deps),
    ...bridgeRoutes(deps),
    ...againRoutes(deps),
    ...spellingRoutes(deps),
    ...templateRoutes(deps),
  ];
}

const Id = z.object({ id: z.uuid() });

function recordRoutes(deps: ImportRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/imports',
      summary: 'Imports, newest first',
      policy: readers,
      answer: z.array(ImportAnswer),
      handle: async ({ caller }) =>
        ok(await Promise.all((await deps.store.list(caller.scope)).map((record) => presented(record, deps)))),
    }),
    endpoint({
      method: 'get',
      path: '/imports/{id}',
      summary: 'An import',
      policy: readers,
      params: Id,
      answer: ImportAnswer,
      handle: async ({ caller, params }) => {
        const found = await deps.store.find(caller.scope, params.id);
        return found ? ok(await presented(found, deps)) : refused('imports.import_not_found');
      },
    }),
  ];
}

function rowRoutes(deps: ImportRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/imports/{id}/issues',
      summary: 'Rows turned away or mended',
      policy: readers,
      params: Id,
      query: z.strictObject({
        cursor: z
          .string()
          .regex(/^\d{1,9}$/)
          .optional(),
      }),
      answer: z.object({ rows: z.array(IssueAnswer), total: z.number(), next: z.string().nullable() }),
      handle: async ({ caller, params, query, locale }) => {
        if (!(await deps.store.find(caller.scope, params.id))) return refused('imports.import_not_found');
        const offset = Number(query.cursor ?? 0);
        const { rows, total } = await deps.store.issues(caller.scope, params.id, { offset, limit: 100 });
        return ok({
          rows: rows.map((issue) => presentIssue(issue, locale)),
          total,
          next: offset + rows.length < total ? String(offset + rows.length) : null,
        });
      },
    }),
    endpoint({
      method: 'get',
      path: '/imports/{id}/lines/{line}',
      summary: 'A line of the file, as it was received',
      policy: readers,
      params: Id.extend({ line: z.coerce.number().int().min(1) }),
      answer: FileLine,
      handle: async ({ caller, params }) => {
        const found = await deps.store.find(caller.scope, params.id);
        if (!found) return refused('imports.import_not_found');
        const opened = await deps.openTable(
          deps.pathOf(caller.scope.tenant, found.documentHash),
          found.fileName,
          found.mapping.text,
        );
        if (!opened.ok) return opened;
        const line = await readLine(opened.value, found.mapping, found.kind, params.line);
        return line.ok ? ok({ line: line.value.line, cells: [...line.value.cells] }) : line;
      },
    }),
  ];
}

function correctionRoutes(deps: ImportRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/imports/{id}/rejects.csv',
      summary: 'The rejected rows, as a file to correct and send again',
      policy: readers,
      params: Id,
      answer: 'file',
      handle: async ({ caller, params, locale }) => {
        const found = await deps.store.find(caller.scope, params.id);
        if (!found) return refused('imports.import_not_found');
        const path = deps.pathOf(caller.scope.tenant, found.documentHash);
        const lines = await Array.fromAsync(rejectsOf(deps, caller.scope, { record: found, path, locale }));
        return ok(
          fileAnswer(
            `${locale === 'fr' ? 'rejets' : 'rejects'}-${found.fileName}.csv`,
            'text/csv; charset=utf-8',
            Buffer.from(lines.join('')),
          ),
        );
      },
    }),
    endpoint({
      method: 'post',
      path: '/imports/{id}/undo',
      summary: 'Take an import back',
      policy: writers,
      params: Id,
      answer: z.object({ taskId: z.string() }),
      handle: async ({ caller, params }) => {
        const found = await deps.store.find(caller.scope, params.id);
        if (!found) return refused('imports.import_not_found');
        const taskId = deps.newId();
        await deps.enqueue(caller.scope, { id: taskId, kind: 'undo_import', input: { importId: params.id } });
        return ok({ taskId });
      },
    }),
  ];
}

function againRoutes(deps: ImportRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/imports/{id}/again',
      summary:
        'Read a file again, and the later ones of its kind and source, with what has been learned since',
      policy: writers,
      params: Id,
      answer: z.object({ taskId: z.string(), files: z.number() }),
      handle: async ({ caller: { scope }, params }) => {
        const byteCountOf = (hash: string) => deps.sizeOf(deps.pathOf(scope.tenant, hash));
        const files = await filesToReadAgain(deps.store, scope, params.id, { ...deps, byteCountOf });
        if (!files.ok) return files;
        const free = await sourceFree(deps, scope, files.value[0]?.source ?? '');
        if (!free.ok) return free;
        const taskId = deps.newId();
        const input = { files: files.value };
        await deps.enqueue(scope, { id: taskId, kind: 'import_again', input, unit: 'rows' });
        return ok({ taskId, files: files.value.length });
      },
    }),
  ];
}

function templateRoutes(deps: ImportRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/imports/templates/{kind}/{format}',
      summary: 'A template to fill in',
      policy: 'signed_in',
      params: z.object({ kind: z.enum(['people', 'quotas', 'sales']), format: z.enum(['xlsx', 'csv']) }),
      answer: 'file',
      handle: async ({ params, locale }) => {
        const template = makeTemplate(params.kind, params.format, locale);
        const bytes =
          template.format === 'csv' ? Buffer.from(template.text) : await deps.workbookBytes(template.sheets);
        return ok(fileAnswer(template.fileName, template.mediaType, new Uint8Array(bytes)));
      },
    }),
  ];
}
