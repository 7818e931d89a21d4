import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Where data live by default: `.data` beside the program. Run as root from a folder that other accounts cannot
 * traverse (a 0700 home), the database's own account could not reach it, so `/var/lib/cordee` is used instead.
 */
export function dataFolderFor(programFolder: string, isRoot: boolean): string {
  if (!isRoot || isTraversableByAll(programFolder)) return join(programFolder, '.data');
  const name = createHash('sha256').update(programFolder).digest('hex').slice(0, 12);
  return join('/var/lib/cordee', name);
}

function isTraversableByAll(folder: string): boolean {
  const othersMayEnter = (statSync(folder).mode & 0o001) !== 0;
  const parent = dirname(folder);
  return othersMayEnter && (parent === folder || isTraversableByAll(parent));
}
