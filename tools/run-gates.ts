import { join } from 'node:path';
import { outputOf } from './checks/run-program.ts';
import type { Tally } from './checks/run-checks.ts';

/** Most of a gate's time goes to waiting for the servers that it starts. */
const atOnce = 2;

/**
 * The gates at the depth of CI, each in a process of its own; each claim counts as one. A run that ends badly without
 * naming a claim is one failure.
 */
export async function runGates(root: string): Promise<Tally> {
  const gates = join(root, 'tools/gates.ts');
  const listed = await outputOf(root, [gates, '--list']);
  if (listed.code !== 0) {
    console.log(listed.output.trimEnd());
    return { passed: 0, failed: 1 };
  }
  const waiting = listed.output.split('\n').filter((line) => /^[a-z-]+$/.test(line));
  const tally = { passed: 0, failed: 0 };
  const lane = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const { code, output } = await outputOf(root, [gates, name]);
      console.log(output.trimEnd());
      const { passed, failed } = claimsIn(output);
      tally.passed += passed;
      tally.failed += code === 0 ? failed : Math.max(failed, 1);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return tally;
}

function claimsIn(output: string): Tally {
  const said = output.split('\n');
  const count = (verdict: string) => said.filter((line) => line.startsWith(`  ${verdict}`)).length;
  return { passed: count('holds'), failed: count('FAILS') };
}
