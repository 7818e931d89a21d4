import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import type { Tally } from './checks/run-checks.ts';

type Report = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numFailedTestSuites: number;
  readonly numTotalTests: number;
  readonly success: boolean;
};

/**
 * One Vitest project, its words shown as it speaks, counted from its JSON report. A file that does not even load,
 * and a Vitest that dies before its report, count as failures.
 */
export async function runVitest(
  root: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'cordee-vitest-'));
  const reportFile = join(folder, 'report.json');
  try {
    const code = await exitCode(root, [...args, `--outputFile.json=${reportFile}`], environment);
    return tallyOf(reportFile, code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function exitCode(
  root: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<number | null> {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json'];
  const child = spawn(process.execPath, [vitest, 'run', '--passWithNoTests', ...reporters, ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment },
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
}

function tallyOf(reportFile: string, code: number | null): Tally {
  const report = readReport(reportFile);
  if (report === null) return { passed: 0, failed: code === 0 ? 0 : 1 };
  const failed = Math.max(report.numFailedTests, report.success && code === 0 ? 0 : 1);
  return { passed: report.numPassedTests, failed };
}

function readReport(file: string): Report | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report; // Vitest's own shape
  } catch {
    return null;
  }
}
