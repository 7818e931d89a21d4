import type { Tally } from './checks/run-checks.ts';
import { runVitest } from './run-vitest.ts';

const depth = { CORDEE_KERNEL_RUNS: '1000000', CORDEE_PLAN_RUNS: '100000' };

/** The properties of kernel and engines on fifty times more cases than each test run tries. */
export function deepProperties(root: string): Promise<Tally> {
  const args = ['--project', 'pure', '--testTimeout=1800000', 'kernel', 'engines'];
  return runVitest(root, args, depth);
}
