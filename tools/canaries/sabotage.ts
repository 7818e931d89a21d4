// Plants each fault in a copy of the tree and lets its checker look: one that stays green has stopped watching.
import type { Finding } from '../checks/check.ts';
import type { Tally } from '../checks/run-checks.ts';
import type { Canary } from './canary.ts';
import { copyOfTree, type Copy } from './copy-of-tree.ts';
import { programCanaries } from './program-canaries.ts';
import { ringCanaries } from './ring-canaries.ts';
import { tableCanaries } from './table-canaries.ts';
import { tidyCanaries } from './tidy-canaries.ts';

const allCanaries: readonly Canary[] = [
  ...ringCanaries,
  ...tidyCanaries,
  ...programCanaries,
  ...tableCanaries,
];

export async function sabotage(root: string): Promise<Tally> {
  const copy = copyOfTree(root);
  let failed = 0;
  try {
    for (const canary of allCanaries) {
      const start = performance.now();
      const verdict = await verdictOn(copy, canary);
      if (verdict !== null) failed += 1;
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      console.log(
        verdict === null
          ? `✓ ${canary.check.name} went red on ${canary.name} (${seconds} s)`
          : `✗ ${canary.check.name} on ${canary.name}: ${verdict}`,
      );
    }
  } finally {
    copy.remove();
  }
  return { passed: allCanaries.length - failed, failed };
}

/** Null when the checker said what it had to. */
async function verdictOn(copy: Copy, { check, plant, expects, only }: Canary): Promise<string | null> {
  const findings = await copy.withPlanted(plant, () => check.run(copy.root, only));
  if (findings.some((each) => expects.test(told(each)))) return null;
  const first = findings[0];
  return first ? `said something else: ${told(first)}` : 'stayed green';
}

function told({ place, says }: Finding): string {
  return place === '' ? says : `${place} ${says}`;
}
