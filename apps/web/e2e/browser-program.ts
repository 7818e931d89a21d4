import { mkdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import packaged from '@sparticuz/chromium';

/**
 * The package unpacks its browser into the temporary folder and takes whatever lies there, be it another account's or
 * an older version's. Each account and version gets a folder of its own instead.
 */
export async function browserProgram(): Promise<string> {
  const archive = fileURLToPath(new URL('../bin/chromium.br', import.meta.resolve('@sparticuz/chromium')));
  const own = join(tmpdir(), `cordee-browser-${process.getuid?.() ?? 0}-${statSync(archive).size}`);
  mkdirSync(own, { recursive: true, mode: 0o700 });
  const before = env['TMPDIR'];
  env['TMPDIR'] = own;
  try {
    return await packaged.executablePath();
  } finally {
    if (before === undefined) delete env['TMPDIR'];
    else env['TMPDIR'] = before;
  }
}
