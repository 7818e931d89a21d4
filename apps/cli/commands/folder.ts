// Scheduled folders on the command line: watch, leave, list, and take what waits where no server does.
import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from '@cordee/messages/explanation';
import { ok, refused, type Locale, type Refusal, type Result, type Scope } from '@cordee/kernel';
import { isImportKind, watchFolder, type FolderTake } from '@cordee/modules/imports';
import { enqueueTask, findTask, runTask } from '@cordee/platform/jobs';
import { openFolderSweep, type Application } from '@cordee/server';
import type { Answer, Call, Command } from '../command.ts';
import { organisationOptions } from '../common-options.ts';
import { EXIT } from '../exit-code.ts';
import { sayRefusalAt } from '../say-refusal-at.ts';
import { textTable } from '../text-table.ts';
import { workingScope } from '../working-scope.ts';

const writers = ['revops', 'finance'] as const;
const sourceOptions = {
  source: { value: 'NAME', help: 'cli.folder_source', required: true },
  kind: { value: 'deals|transactions|…', help: 'cli.import_kind', required: true },
  ...organisationOptions,
};

export const folderWatch: Command = {
  name: 'folder watch',
  summary: 'cli.folder_watch_summary',
  positionals: [],
  options: sourceOptions,
  run: (call) =>
    inHouse(call, async (app, scope) => {
      const { source = '', kind = '' } = call.values;
      if (!isImportKind(kind))
        return refused('cli.usage_kind_unknown', { kind, known: sourceOptions.kind.value });
      const watched = await watchFolder({ ...app.imports, ...app.importFolders }, scope, { source, kind });
      return watched.ok ? ok({ json: watched.value, text: watched.value.path }) : watched;
    }),
};

export const folderLeave: Command = {
  name: 'folder leave',
  summary: 'cli.folder_leave_summary',
  positionals: [],
  options: sourceOptions,
  run: (call) =>
    inHouse(call, async ({ importFolders: { folders } }, scope) => {
      const { source, kind } = call.values;
      const found = (await folders.watched(scope.tenant)).find(
        (each) => each.source === source && each.kind === kind,
      );
      if (!found) return refused('imports.folder_not_found');
      await folders.turn(scope, found, false);
      return ok({ json: { id: found.id }, text: messageOf('cli.folder_left', {}, call.locale) });
    }),
};

export const folderList: Command = {
  name: 'folder list',
  summary: 'cli.folder_list_summary',
  positionals: [],
  options: organisationOptions,
  run: (call) =>
    inHouse(call, async (app, scope) => {
      const takes = await app.importFolders.folders.lastTakes(scope);
      const rows = await Promise.all(
        (await app.importFolders.folders.watched(scope.tenant)).map(async (folder) => {
          const files = app.importFolders.filesOf?.(scope.tenant, folder.name);
          const { files: waiting = [] } = (await files?.look()) ?? {};
          return { folder, path: files?.path ?? '', waiting, last: takes.get(folder.id)?.[0] };
        }),
      );
      const json = rows.map(({ folder: { source, kind }, path, waiting, last }) => ({
        source,
        kind,
        path,
        waiting: waiting.map(({ name }) => name),
        last: last ? takeJson(last, call.locale) : null,
      }));
      const heading = ['source', 'kind', 'path', 'waiting', 'last'].map((column) =>
        messageOf(`cli.folder_column_${column}`, {}, call.locale),
      );
      const cells = json.map(({ source, kind, path, waiting, last }) => [
        source,
        kind,
        path,
        String(waiting.length),
        last ? `${last.file} ${last.problem ?? ''}` : '',
      ]);
      return ok({ json, text: textTable(heading, cells, [3]) });
    }),
};

export const folderTake: Command = {
  name: 'folder take',
  summary: 'cli.folder_take_summary',
  positionals: [],
  options: organisationOptions,
  run: (call) =>
    inHouse(call, async (app, scope) => {
      const taken = await takeAll(app, scope, call);
      if (!taken.ok) return taken;
      const lines = taken.value.map(({ file, problem, rejected }) =>
        problem === null
          ? messageOf('cli.folder_taken', { file, rejected: String(rejected) }, call.locale)
          : messageOf('cli.folder_turned_away', { file, reason: problem }, call.locale),
      );
      const text = lines.length > 0 ? lines.join('\n') : messageOf('cli.folder_nothing', {}, call.locale);
      const isWhole = taken.value.every(({ problem, rejected }) => problem === null && rejected === 0);
      return ok({ json: taken.value, text, exit: isWhole ? EXIT.done : EXIT.refused });
    }),
};

async function inHouse(
  call: Call,
  work: (app: Application, scope: Scope) => Promise<Result<Answer>>,
): Promise<Result<Answer>> {
  const house = await call.house();
  const scope = await workingScope(house, call, writers);
  return scope.ok ? work(house.app, scope.value) : scope;
}

const betweenLooksMs = 2_000;
const noWake = { wake: async () => undefined, onWake: async () => undefined, stop: async () => undefined };
type Taken = ReturnType<typeof takeJson>;

/** Looks twice, so that a file that is being written waits, and takes what was found the same until nothing is left. */
async function takeAll(app: Application, scope: Scope, call: Call): Promise<Result<readonly Taken[]>> {
  const { database, tasks } = app;
  const taken: Taken[] = [];
  const sweep = openFolderSweep(app, async (keeper, task) => {
    if (!(await enqueueTask(database, noWake, keeper, task))) return false;
    await runTask(database, scope.tenant, task.id, tasks, call.terminal.say);
    const { result, problem } = (await findTask(database, scope.tenant, task.id)) ?? {};
    const file = task.input.file.name;
    // Written by `takeFile`, or by the task that it ended.
    if (result) taken.push(takeJson(result as FolderTake, call.locale));
    else
      taken.push({
        file,
        rejected: 0,
        importId: null,
        problem: said(problem as Refusal | null, call.locale),
      });
    return true;
  });
  if (!sweep) return refused('imports.folder_off_conflict');
  await sweep(scope.tenant);
  await sleep(betweenLooksMs);
  while ((await sweep(scope.tenant)) > 0) call.terminal.check();
  return ok(taken);
}

function takeJson({ fileName, rejectedCount, importId, problem }: FolderTake, locale: Locale) {
  return { file: fileName, rejected: rejectedCount, importId, problem: problem && said(problem, locale) };
}

const said = (problem: Refusal | null, locale: Locale): string =>
  problem ? sayRefusalAt(problem, locale) : messageOf('cli.folder_not_done', {}, locale);
