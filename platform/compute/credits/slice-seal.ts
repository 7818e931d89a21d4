// What a run has written to disk is sealed by its bytes, so that a file which was touched, lost or added since is found.
import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { basename } from 'node:path';
import { sliceFiles } from './credit-artefact.ts';

const chunkBytes = 1 << 20;

/** SHA-256, in hexadecimal, over the name, the length and the bytes of each file of a slice, in the order of their names. */
export async function sliceSeal(path: string, slice: number): Promise<string> {
  const hash = createHash('sha256');
  for (const file of sliceFiles(path, slice)) {
    hash.update(`${basename(file)} ${statSync(file).size}\n`);
    for await (const bytes of createReadStream(file, { highWaterMark: chunkBytes })) hash.update(bytes);
  }
  return hash.digest('hex');
}
