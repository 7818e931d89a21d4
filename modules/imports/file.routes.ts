// A file on its way in: sent, looked at as often as needed, ordered.
import { Readable } from 'node:stream';
import { z } from '@hono/zod-openapi';
import { ok, refused, type Locale, type Result, type Scope, type TenantId } from '@cordee/kernel';
import { endpoint, UploadedFile, type Endpoint } from '@cordee/platform/http';
import type { NewTask } from '@cordee/platform/jobs';
import type { ImportDeps } from './import-file.ts';
import { isImportKind } from './import-targets.ts';
import { importUnderWay, type OpenTask } from './import-under-way.ts';
import { KindName } from './kind-name.ts';
import { parseMapping, textStyle } from './mapping/parse-mapping.ts';
import { presentPreview, PreviewAnswer } from './preview/present-preview.ts';
import { previewFile, previewWith, type FilePreview, type PreviewWish } from './preview/preview-file.ts';
import type { TemplateSheet } from './templates/make-template.ts';

export type ImportRouteDeps = ImportDeps & {
  readonly keepFile: (
    tenant: TenantId,
    content: Readable,
  ) => Promise<{ hash: string; byteCount: number; path: string }>;
  readonly pathOf: (tenant: TenantId, hash: string) => string;
  readonly sizeOf: (path: string) => Promise<number | null>;
  readonly enqueue: (scope: Scope, task: NewTask) => Promise<void>;
  /** Work that waits or runs. */
  readonly openTasks: (scope: Scope) => Promise<readonly OpenTask[]>;
  readonly newId: () => string;
  readonly nameOf: (userId: string) => Promise<string>;
  readonly workbookBytes: (sheets: readonly TemplateSheet[]) => Promise<Uint8Array>;
};

const writers = ['revops', 'finance'] as const;
const Hash = z.string().regex(/^[0-9a-f]{64}$/);

export function fileRoutes(deps: ImportRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/imports/files',
      summary: 'Send a file and see what it holds',
      policy: writers,
      isMultipart: true,
      body: z.strictObject({ file: UploadedFile }),
      answer: PreviewAnswer,
      handle: async ({ caller, body, locale }) => {
        const kept = await deps.keepFile(caller.scope.tenant, Readable.fromWeb(body.file.stream() as never)); // Node's and the DOM's stream types differ in name only
        const { name } = body.file;
        const wish = { kept: await deps.store.keptMappings(caller.scope) };
        const seen = await previewFile(deps.openTable, { path: kept.path, name }, wish);
        return answered(seen, { fileId: kept.hash, name, size: kept.byteCount }, locale);
      },
    }),
    endpoint({
      method: 'post',
      path: '/imports/files/{fileId}/preview',
      summary: 'Look at a sent file otherwise: as another kind, written otherwise, with another mapping',
      policy: writers,
      params: z.object({ fileId: Hash }),
      body: PreviewOrder,
      answer: PreviewAnswer,
      handle: async ({ caller, params, body, locale }) => {
        const path = deps.pathOf(caller.scope.tenant, params.fileId);
        const size = await deps.sizeOf(path);
        if (size === null) return refused('imports.file_not_found');
        const seen = await lookAgain(deps, caller.scope, path, body);
        return answered(seen, { fileId: params.fileId, name: body.name, size }, locale);
      },
    }),
  ];
}

/** The order to bring a file in that was sent and looked at. */
export function orderRoutes(deps: ImportRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/imports',
      summary: 'Import a sent file, or rehearse it',
      policy: writers,
      body: z.strictObject({
        fileId: Hash,
        fileName: z.string().min(1).max(300),
        kind: KindName,
        source: z.string().trim().min(1).max(60),
        mapping: z.unknown(),
        dryRun: z.boolean(),
      }),
      answer: z.object({ taskId: z.string(), importId: z.string() }),
      handle: async ({ caller, body }) => {
        const size = await deps.sizeOf(deps.pathOf(caller.scope.tenant, body.fileId));
        if (size === null || !isImportKind(body.kind)) return refused('imports.file_not_found');
        const mapping = parseMapping(body.mapping);
        if (!mapping.ok) return mapping;
        const free = body.dryRun ? ok(null) : await sourceFree(deps, caller.scope, body.source);
        if (!free.ok) return free;
        const [taskId, importId] = [deps.newId(), deps.newId()];
        const file = {
          importId,
          kind: body.kind,
          source: body.source,
          fileName: body.fileName,
          documentHash: body.fileId,
          byteCount: size,
          mapping: mapping.value,
          isRehearsal: body.dryRun,
        };
        await deps.enqueue(caller.scope, { id: taskId, kind: 'import', input: { file }, unit: 'rows' });
        return ok({ taskId, importId });
      },
    }),
  ];
}

/** Refuses imports.source_busy_conflict while another import of that source is under way. */
export async function sourceFree(
  { openTasks, nameOf }: Pick<ImportRouteDeps, 'openTasks' | 'nameOf'>,
  scope: Scope,
  source: string,
): Promise<Result<null>> {
  const other = importUnderWay(await openTasks(scope), source);
  if (!other) return ok(null);
  const who = await nameOf(other.actor);
  return refused('imports.source_busy_conflict', { source, who, minutes: other.minutes });
}

/** With a mapping, the file is read by it; else columns are proposed anew, or as agreed to for an earlier file. */
const PreviewOrder = z.strictObject({
  kind: KindName,
  name: z.string().max(300),
  text: textStyle.optional(),
  sheet: z.string().max(300).optional(),
  mapping: z.unknown().optional(),
  isAnew: z.boolean().optional(),
});

async function lookAgain(
  deps: ImportRouteDeps,
  scope: Scope,
  path: string,
  { kind, name, text, sheet, mapping, isAnew }: z.output<typeof PreviewOrder>,
): Promise<Result<FilePreview>> {
  if (!isImportKind(kind)) return refused('imports.file_not_found');
  const file = { path, name };
  if (mapping !== undefined) {
    const parsed = parseMapping(mapping);
    return parsed.ok
      ? previewWith(deps.openTable, file, { mapping: parsed.value, reason: 'chosen' })
      : parsed;
  }
  const isFresh = isAnew === true || text !== undefined || sheet !== undefined;
  const wish = {
    kind,
    kept: isFresh ? [] : await deps.store.keptMappings(scope),
    ...(text === undefined ? {} : { text }),
    ...(sheet === undefined ? {} : { sheet }),
  };
  // The schema's optional keys admit undefined, which JSON cannot hold; the contract's do not.
  return previewFile(deps.openTable, file, wish as PreviewWish);
}

function answered(
  seen: Result<FilePreview>,
  file: { fileId: string; name: string; size: number },
  locale: Locale,
): Result<z.input<typeof PreviewAnswer>> {
  return seen.ok ? ok(presentPreview(seen.value, file, locale)) : seen;
}
