import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Company } from '../company.ts';

/** Writes the feeds as `<folder>/<kind>/<file>.csv` and the files that lie ready as `<folder>/a-deposer/…`. */
export async function writeCompanyFiles(company: Company, folder: string): Promise<readonly string[]> {
  const written: string[] = [];
  const write = async (subfolder: string, fileName: string, content: Uint8Array) => {
    const path = join(folder, subfolder, fileName);
    await mkdir(join(folder, subfolder), { recursive: true });
    await writeFile(path, content);
    written.push(path);
  };
  for (const feed of company.feeds) await write(feed.kind, feed.fileName, feed.content());
  for (const file of company.files) await write('a-deposer', file.fileName, await file.content());
  return written;
}
