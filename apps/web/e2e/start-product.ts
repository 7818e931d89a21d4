// The real product, once for all end-to-end files: its own data folder, a free port, the demo company loaded.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');

export type RunningProduct = { readonly address: string; readonly stop: () => Promise<void> };

export async function startProduct(): Promise<RunningProduct> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'cordee-e2e-'));
  const importFolder = mkdtempSync(join(tmpdir(), 'cordee-e2e-files-'));
  const port = await freePort();
  const child = spawn(process.execPath, [join(root, 'apps/cli/main.ts'), 'serve'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      CORDEE_DATA: dataFolder,
      CORDEE_PORT: String(port),
      CORDEE_LOG: 'error',
      CORDEE_IMPORT_FOLDER: importFolder,
    },
  });
  const heard: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => heard.push(chunk.toString()));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    for (const folder of [dataFolder, importFolder]) rmSync(folder, { recursive: true, force: true });
  };
  const address = `http://127.0.0.1:${port}`;
  const isUp = await Promise.race([answers(`${address}/healthz`), ended.then(() => false)]);
  if (!isUp) {
    await stop();
    throw new Error(`the product did not start:\n${heard.join('')}`);
  }
  return { address, stop };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo; // a server on TCP has a port
      probe.close(() => resolve(port));
    });
  });
}

async function answers(address: string): Promise<boolean> {
  const deadline = performance.now() + 150_000;
  while (performance.now() < deadline) {
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok) return true;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return false;
}
