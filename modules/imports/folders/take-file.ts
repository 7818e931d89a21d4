// One file of a folder: kept, brought in with the columns agreed to for its source, recorded, moved. Cut short anywhere and
// made again, it finds what was done by ids that follow from the file itself.
import { derivedId, ok, refused, type Result, type Scope } from '@cordee/kernel';
import { importFile, type ImportDeps, type ImportWatch } from '../import-file.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { previewFile } from '../preview/preview-file.ts';
import { sayRefusal } from '../preview/say-refusal.ts';
import { rejectsOf } from '../posting/rejects-of.ts';
import type { FileOfFolder, FolderFiles } from './folder-files.ts';
import type { FolderStore, NewTake } from './folder-store.ts';
import type { FolderTake, WatchedFolder } from './watched-folder.ts';

export type TakeDeps = ImportDeps & { readonly folders: FolderStore };

type Taking = { readonly folder: WatchedFolder; readonly files: FolderFiles; readonly file: FileOfFolder };
type Kept = NonNullable<Awaited<ReturnType<FolderFiles['keep']>>>;

/** Refuses imports.folder_file_changed when the file is not, or no longer, the one that was looked at. */
export async function takeFile(
  deps: TakeDeps,
  scope: Scope,
  taking: Taking,
  watch: ImportWatch,
): Promise<Result<FolderTake>> {
  const { folder, files, file } = taking;
  const kept = await files.keep(file);
  if (kept === null) return refused('imports.folder_file_changed', { file: file.name });
  const id = derivedId(scope.tenant, folder.id, `${file.name} ${file.stamp} ${kept.hash}`);
  if (!(await deps.folders.take(scope, id))) {
    const take = await broughtIn(deps, scope, { ...taking, kept, id }, watch);
    await deps.folders.recordTake(scope, folder, take);
  }
  const take = await deps.folders.take(scope, id);
  if (!take) throw new Error('a take that was recorded is there');
  await putAway(deps, scope, taking, { take, kept });
  return ok(take);
}

type Bringing = Taking & { readonly kept: Kept; readonly id: string };

async function broughtIn(
  deps: TakeDeps,
  scope: Scope,
  { folder, file, kept, id }: Bringing,
  watch: ImportWatch,
): Promise<NewTake> {
  const take = { id, fileName: file.name, documentHash: kept.hash, importId: null, isRepeated: false };
  const posted = await deps.store.find(scope, id);
  const whole = posted ? undefined : await deps.folders.wholeImport(scope, folder, kept.hash);
  if (whole) return { ...take, importId: whole, isRepeated: true, problem: null };
  const mapping = posted ? ok(posted.mapping) : await mappingFor(deps, scope, folder, { ...kept, ...file });
  if (!mapping.ok) return { ...take, problem: mapping.refusal };
  const request = { importId: id, kind: folder.kind, source: folder.source, isRehearsal: false };
  const what = { fileName: file.name, documentHash: kept.hash, byteCount: kept.byteCount, path: kept.path };
  const outcome = await importFile(deps, scope, { ...request, ...what, mapping: mapping.value }, watch);
  return outcome.ok ? { ...take, importId: id, problem: null } : { ...take, problem: outcome.refusal };
}

/** What was agreed to for the last file of the source; months across are those of this file's own year. */
async function mappingFor(
  deps: TakeDeps,
  scope: Scope,
  { kind, source }: WatchedFolder,
  file: { readonly path: string; readonly name: string },
): Promise<Result<Mapping>> {
  const all = await deps.store.keptMappings(scope);
  const kept = all.find((each) => each.kind === kind && each.source === source);
  if (!kept) return refused('imports.folder_mapping_missing', { source });
  if (kept.mapping.months === undefined) return ok(kept.mapping);
  const seen = await previewFile(deps.openTable, file, { kind, kept: [kept] });
  return seen.ok ? ok(seen.value.kept ? seen.value.preview.mapping : kept.mapping) : seen;
}

/** The file goes where it belongs, with a file beside that says what was turned away and why. */
async function putAway(
  deps: TakeDeps,
  scope: Scope,
  { files, file }: Taking,
  { take, kept }: { readonly take: FolderTake; readonly kept: Kept },
): Promise<void> {
  const name = nameAway(take);
  if (take.problem) {
    await files.write('rejected', `${name}.txt`, [`${sayRefusal(take.problem, scope.locale)}\n`]);
    return files.move(file, 'rejected', name);
  }
  const record = take.rejectedCount > 0 ? await deps.store.find(scope, take.importId ?? '') : undefined;
  if (record) {
    const lines = rejectsOf(deps, scope, { record, path: kept.path, locale: scope.locale });
    await files.write('rejected', `${name}.csv`, lines);
  }
  return files.move(file, 'done', name);
}

/** Told apart from earlier files of its name, and short enough for any file system: the day, the take, the end of the name. */
const nameAway = ({ at, id, fileName }: FolderTake): string =>
  `${at.slice(0, 10)}-${id.slice(0, 8)}-${fileName.slice(-70)}`;
