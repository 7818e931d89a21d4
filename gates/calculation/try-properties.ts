import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outputOf } from '../../tools/checks/run-program.ts';
import { invariantsOf, type InvariantCode } from './invariants.ts';

/** One test that names invariants, with what came of it. */
export type TriedProperty = {
  readonly name: string;
  readonly invariants: readonly InvariantCode[];
  readonly tried: number;
  readonly failure: string | null;
};

export type Tries = {
  /** Whole plans, months and worlds tried by each property; ten times as many cases of the kernel. */
  readonly plans: number;
  readonly seed: number;
  /** Only the properties of this invariant. */
  readonly of: InvariantCode | null;
};

const HOURS = 3_600_000;
const TESTS = '{kernel,engines,stories,modules}/**/*.test.ts';

/** Runs every test of the tree that names an invariant. Throws when Vitest ends without its report. */
export async function tryProperties(
  root: string,
  { plans, seed, of }: Tries,
): Promise<readonly TriedProperty[]> {
  const folder = mkdtempSync(join(tmpdir(), 'cordee-properties-'));
  const report = join(folder, 'report.json');
  try {
    const { output } = await outputOf(
      root,
      [
        join(root, 'node_modules/vitest/vitest.mjs'),
        'run',
        '--project=pure',
        '--project=database',
        '--reporter=json',
        `--outputFile=${report}`,
        `--testTimeout=${2 * HOURS}`,
        `--testNamePattern=\\(.*\\b${of ?? '(K|C\\d+)'}\\b.*\\)`,
        ...filesNaming(root, of),
      ],
      {
        CORDEE_PLAN_RUNS: String(plans),
        CORDEE_KERNEL_RUNS: String(10 * plans),
        CORDEE_SEED: String(seed),
      },
    );
    return propertiesIn(report, output);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function filesNaming(root: string, of: InvariantCode | null): readonly string[] {
  return globSync(TESTS, { cwd: root, exclude: ['**/node_modules/**'] }).filter((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .some((line) => {
        const named = invariantsOf(line);
        return of === null ? named.length > 0 : named.includes(of);
      }),
  );
}

type Report = {
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly {
      readonly title: string;
      readonly status: string;
      readonly failureMessages: readonly string[] | null;
      readonly meta: { readonly tried?: number };
    }[];
  }[];
};

function propertiesIn(file: string, output: string): readonly TriedProperty[] {
  const { testResults } = readReport(file, output);
  const unread = testResults.find(({ assertionResults }) => assertionResults.length === 0);
  if (unread !== undefined) throw new Error(`a test file did not load: ${unread.message}`);
  return testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(
      ({ status, title }) => status !== 'skipped' && status !== 'pending' && invariantsOf(title).length > 0,
    )
    .map(({ title, status, failureMessages, meta }) => ({
      name: title,
      invariants: invariantsOf(title),
      tried: meta.tried ?? 1,
      failure: status === 'passed' ? null : (failureMessages?.[0] ?? status),
    }));
}

function readReport(file: string, output: string): Report {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report; // Vitest's own shape
  } catch {
    throw new Error(`Vitest ended without a report:\n${output.slice(-2_000)}`);
  }
}
