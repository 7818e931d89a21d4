// For tests: a file on disk with given bytes, in a folder of its own.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Writes a file that goes away with the machine's temporary folder, and gives its path. */
export function fileHolding(name: string, content: string | Uint8Array): string {
  const path = join(mkdtempSync(join(tmpdir(), 'cordee-file-')), name);
  writeFileSync(path, content);
  return path;
}
