// What `npm test` runs: the checks of the house, every test, the gates at the depth of CI, the canaries. The last line
// is the sum of all. `npm test -- pure gates` runs some of the parts.
import { dirname } from 'node:path';
import { sabotage } from './canaries/sabotage.ts';
import { allChecks } from './checks/all-checks.ts';
import { runChecks, type Tally } from './checks/run-checks.ts';
import { runGates } from './run-gates.ts';
import { runVitest } from './run-vitest.ts';

type Part = { readonly name: string; readonly run: () => Promise<Tally> };

const root = dirname(import.meta.dirname);

const parts: readonly Part[] = [
  { name: 'checks', run: () => runChecks(root, allChecks) },
  { name: 'pure', run: () => runVitest(root, ['--project', 'pure']) },
  { name: 'database', run: () => runVitest(root, ['--project', 'database']) },
  { name: 'browser', run: () => runVitest(root, ['--project', 'browser']) },
  { name: 'gates', run: () => runGates(root) },
  { name: 'canaries', run: () => sabotage(root) },
];

const wanted = process.argv.slice(2);
const summary: string[] = [];
let passed = 0;
let failed = 0;
for (const part of parts.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  console.log(`\n── ${part.name}`);
  const start = performance.now();
  const tally = await part.run();
  const seconds = Math.round((performance.now() - start) / 1000);
  summary.push(`${part.name.padEnd(10)} ${tally.passed} passed, ${tally.failed} failed, ${seconds} s`);
  passed += tally.passed;
  failed += tally.failed;
}
console.log(`\n${summary.join('\n')}\n`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
