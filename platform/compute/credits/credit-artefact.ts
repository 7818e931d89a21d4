// The line detail of a run: every credit that some measure counts, one folder of Parquet files a slice of payees.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { invariant, type TenantId } from '@cordee/kernel';

export function artefactFolder(dataFolder: string, tenant: TenantId): string {
  return join(dataFolder, 'artefacts', tenant);
}

/** An artefact's name is the run's id: it becomes a folder. */
export function artefactPath(dataFolder: string, tenant: TenantId, name: string): string {
  invariant(/^[0-9a-z-]+$/.test(name), 'an artefact is named by an id', { name });
  return join(artefactFolder(dataFolder, tenant), name);
}

/** The artefact appears whole or not at all. */
export async function writeArtefact(path: string, write: (partial: string) => Promise<void>): Promise<void> {
  const partial = `${path}.partial-${process.pid}`;
  mkdirSync(join(path, '..'), { recursive: true, mode: 0o700 });
  rmSync(partial, { recursive: true, force: true });
  try {
    await write(partial);
    mkdirSync(partial, { recursive: true, mode: 0o700 });
    rmSync(path, { recursive: true, force: true });
    renameSync(partial, path);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

/** The files of one slice; none when nobody of it is credited. */
export function sliceFiles(path: string, slice: number): readonly string[] {
  const folder = join(path, `slice=${slice}`);
  return existsSync(folder)
    ? readdirSync(folder)
        .toSorted()
        .map((name) => join(folder, name))
    : [];
}
