// What every bench says: where it ran, how much it tried, how much of it was violated.
import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

/** A claim and its count; a bench is green when nothing is violated and something was tried. */
export type Check = { readonly claim: string; readonly tried: number; readonly violated: number };

/** One question on two peers, medians in milliseconds. */
export type Comparison = { readonly question: string; readonly duckdb: number; readonly postgres: number };

/** One figure beside what it is meant to be: `goal` is its upper bound, null where none was set. */
export type Figure = {
  readonly what: string;
  readonly value: number;
  readonly unit: 'ms' | 's' | 'MiB' | '×' | 'rows' | 'rows/s' | 'payees' | 'processes' | 'instances' | '%';
  readonly goal: number | null;
};

export type Report = {
  readonly bench: string;
  readonly commit: string;
  readonly machine: string;
  readonly seed: number;
  readonly seconds: number;
  readonly settings: Readonly<Record<string, string | number>>;
  readonly checks: readonly Check[];
  readonly comparisons: readonly Comparison[];
  readonly figures?: readonly Figure[];
  /** What was measured one by one. */
  readonly rows?: { readonly header: readonly string[]; readonly lines: readonly (readonly string[])[] };
};

export function isGreen({ checks }: Report): boolean {
  return checks.length > 0 && checks.every(({ tried, violated }) => tried > 0 && violated === 0);
}

export function describeMachine(): string {
  const [first] = cpus();
  return `${cpus().length} × ${first?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform}, Node ${process.versions.node}`;
}

export function currentCommit(folder: string): string {
  // A bench that records changes the record, not what is measured.
  return commitOf(folder, ['rev-parse', '--short', 'HEAD'], ['.', ':!bench/RESULTS.md']);
}

/** The last commit that changed any of these folders. */
export function lastCommitOf(folders: readonly string[]): string {
  const root = join(import.meta.dirname, '..');
  return commitOf(root, ['log', '-1', '--format=%h', '--', ...folders], folders);
}

function commitOf(folder: string, asked: readonly string[], parts: readonly string[]): string {
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    const changed = git('status', '--porcelain', '--', ...parts);
    return `${git(...asked)}${changed === '' ? '' : ' with local changes'}`;
  } catch {
    return 'unknown (not a clone)';
  }
}
