import type { Check } from './check.ts';

export type Tally = { readonly passed: number; readonly failed: number };

/** Runs checks one after the other, each with its time and what it found. */
export async function runChecks(root: string, checks: readonly Check[]): Promise<Tally> {
  let failed = 0;
  for (const check of checks) {
    const start = performance.now();
    const findings = await check.run(root);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    if (findings.length > 0) failed += 1;
    console.log(`${findings.length === 0 ? '✓' : '✗'} ${check.name} (${seconds} s)`);
    for (const { place, says } of findings) console.log(`    ${place === '' ? says : `${place}: ${says}`}`);
  }
  return { passed: checks.length - failed, failed };
}
