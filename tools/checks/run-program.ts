import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { finding, type Finding } from './check.ts';

const linesShownMax = 200;

/** Runs a tool of node_modules under this Node. No finding when it ends well, else its own words, line by line. */
export async function runProgram(
  root: string,
  script: string,
  args: readonly string[],
): Promise<readonly Finding[]> {
  const { code, output } = await outputOf(root, [join(root, 'node_modules', script), ...args]);
  if (code === 0) return [];
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  return lines.length === 0
    ? [finding(script, `ended with ${code} and said nothing`)]
    : lines.slice(0, linesShownMax).map((line) => finding('', line));
}

export async function outputOf(
  root: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<{ readonly code: number | null; readonly output: string }> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...environment },
  });
  const said: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return { code, output: Buffer.concat(said).toString('utf8') };
}
