import { join } from 'node:path';
import { outputOf } from './checks/run-program.ts';
import type { Tally } from './checks/run-checks.ts';

/** The gates at the depth of CI; each claim counts as one. A run that ends badly without naming a claim is one failure. */
export async function runGates(root: string): Promise<Tally> {
  const { code, output } = await outputOf(root, [join(root, 'tools/gates.ts')]);
  console.log(output.trimEnd());
  const said = output.split('\n');
  const failed = said.filter((line) => line.startsWith('  FAILS')).length;
  return {
    passed: said.filter((line) => line.startsWith('  holds')).length,
    failed: code === 0 ? failed : Math.max(failed, 1),
  };
}
