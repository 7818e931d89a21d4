// Folders whose files are brought in as they arrive: which there are, what waits in them, and what became of the last files.
import { z } from '@hono/zod-openapi';
import { ok, refused, type Locale, type Scope, type TenantId } from '@cordee/kernel';
import { endpoint, refusalSentence, type Endpoint } from '@cordee/platform/http';
import type { TaskState } from '@cordee/platform/jobs';
import type { ImportRouteDeps } from '../file.routes.ts';
import { isImportKind } from '../import-targets.ts';
import { KindName } from '../kind-name.ts';
import { sayRefusal } from '../preview/say-refusal.ts';
import type { FindFolderFiles, WaitingFile } from './folder-files.ts';
import type { FolderStore } from './folder-store.ts';
import { mayBringIn, takeTask } from './sweep-folders.ts';
import { watchFolder } from './watch-folder.ts';
import type { FolderTake, WatchedFolder } from './watched-folder.ts';

export type FolderRouteDeps = Pick<ImportRouteDeps, 'store' | 'nameOf'> & {
  readonly folders: FolderStore;
  readonly filesOf: FindFolderFiles | null;
  /** The rights of whoever turned a folder on, as they are now. */
  readonly keeperOf: (tenant: TenantId, actor: string) => Promise<Scope>;
  readonly stateOf: (scope: Scope, taskId: string) => Promise<TaskState | null>;
};

const readers = ['revops', 'finance', 'auditor', 'executive'] as const;
const writers = ['revops', 'finance'] as const;

const Waiting = z.object({
  name: z.string(),
  byteCount: z.number(),
  state: z.enum(['next', 'waiting', 'taking', 'stopped', 'passed_over']),
});
const Take = z.object({
  at: z.string(),
  fileName: z.string(),
  outcome: z.enum(['imported', 'repeated', 'refused']),
  importId: z.string().nullable(),
  rejected: z.number(),
  problem: z.string().nullable(),
});
const FolderAnswer = z
  .object({
    id: z.string(),
    source: z.string(),
    kind: KindName,
    path: z.string().nullable(),
    by: z.string(),
    canTake: z.boolean(),
    waiting: z.array(Waiting),
    takes: z.array(Take),
  })
  .openapi('WatchedFolder');
const Source = z.object({ source: z.string(), kind: KindName });
const Done = z.object({ done: z.literal(true) });
const done = { done: true } as const;

export function folderRoutes(deps: FolderRouteDeps): Endpoint[] {
  return [listRoute(deps), watchRoute(deps), leaveRoute(deps)];
}

function listRoute(deps: FolderRouteDeps): Endpoint {
  return endpoint({
    method: 'get',
    path: '/imports/folders',
    summary: 'Scheduled folders, with what waits in them and what became of their last files',
    policy: readers,
    answer: z.object({
      isOffered: z.boolean(),
      folders: z.array(FolderAnswer),
      /** What could be watched: sources whose columns were agreed to. */
      sources: z.array(Source),
    }),
    handle: async ({ caller: { scope }, locale }) => {
      const watched = await deps.folders.watched(scope.tenant);
      const takes = await deps.folders.lastTakes(scope);
      const kept = await deps.store.keptMappings(scope);
      const isFree = ({ source, kind }: z.output<typeof Source>) =>
        !watched.some((folder) => folder.source === source && folder.kind === kind);
      const presented = watched.map((folder) =>
        presentedFolder(deps, scope, { folder, takes: takes.get(folder.id) ?? [], locale }),
      );
      return ok({
        isOffered: deps.filesOf !== null,
        folders: await Promise.all(presented),
        sources: kept.map(({ source, kind }) => ({ source, kind })).filter(isFree),
      });
    },
  });
}

type Presented = {
  readonly folder: WatchedFolder;
  readonly takes: readonly FolderTake[];
  readonly locale: Locale;
};

const shownMax = 50;

async function presentedFolder(
  deps: FolderRouteDeps,
  scope: Scope,
  { folder, takes, locale }: Presented,
): Promise<z.input<typeof FolderAnswer>> {
  const { id, source, kind, by } = folder;
  const files = deps.filesOf?.(scope.tenant, folder.name);
  const look = (await files?.look()) ?? { files: [], passedOver: [] };
  const keeper = await deps.keeperOf(scope.tenant, by);
  return {
    id,
    source,
    kind,
    path: files?.path ?? null,
    by: await deps.nameOf(by),
    canTake: mayBringIn(keeper),
    waiting: [
      ...(await waitingFiles(deps, scope, folder, look.files.slice(0, shownMax))),
      ...look.passedOver
        .slice(0, shownMax)
        .map((name) => ({ name, byteCount: 0, state: 'passed_over' as const })),
    ],
    takes: takes.map((take) => presentedTake(take, locale)),
  };
}

const stateNames = { queued: 'taking', running: 'taking', failed: 'stopped', cancelled: 'stopped' } as const;

async function waitingFiles(
  { stateOf }: FolderRouteDeps,
  scope: Scope,
  folder: WatchedFolder,
  files: readonly WaitingFile[],
): Promise<readonly z.input<typeof Waiting>[]> {
  const shown: z.input<typeof Waiting>[] = [];
  for (const file of files) {
    const task = await stateOf(scope, takeTask(scope.tenant, folder, file).id);
    const told = task === null || task === 'done' ? null : stateNames[task];
    const isNext = !shown.some(({ state }) => state === 'next' || state === 'taking');
    const state = told ?? (isNext ? 'next' : 'waiting');
    shown.push({ name: file.name, byteCount: file.byteCount, state });
  }
  return shown;
}

function presentedTake(
  { at, fileName, importId, isRepeated, rejectedCount, problem }: FolderTake,
  locale: Locale,
): z.input<typeof Take> {
  const say = problem?.code.startsWith('imports.') ? sayRefusal : refusalSentence;
  return {
    at,
    fileName,
    outcome: problem ? 'refused' : isRepeated ? 'repeated' : 'imported',
    importId,
    rejected: rejectedCount,
    problem: problem && say(problem, locale),
  };
}

function watchRoute({ store, folders, filesOf }: FolderRouteDeps): Endpoint {
  return endpoint({
    method: 'post',
    path: '/imports/folders',
    summary: 'Watch a folder for a source whose columns were agreed to',
    policy: writers,
    body: z.strictObject({ source: z.string().trim().min(1).max(60), kind: KindName }),
    answer: z.object({ id: z.string(), path: z.string() }),
    handle: async ({ caller: { scope }, body: { source, kind } }) => {
      if (!isImportKind(kind)) return refused('imports.folder_mapping_missing', { source });
      return watchFolder({ store, folders, filesOf }, scope, { source, kind });
    },
  });
}

function leaveRoute({ folders }: FolderRouteDeps): Endpoint {
  return endpoint({
    method: 'post',
    path: '/imports/folders/{id}/leave',
    summary: 'No longer watch a folder; its files stay where they are',
    policy: writers,
    params: z.object({ id: z.uuid() }),
    answer: Done,
    handle: async ({ caller: { scope }, params }) => {
      const folder = await folders.find(scope, params.id);
      if (!folder) return refused('imports.folder_not_found');
      await folders.turn(scope, folder, false);
      return ok(done);
    },
  });
}
