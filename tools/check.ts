// What CI runs, in the same order: `npm run check`, `npm run check -- --report`, `npm run check -- rings sizes`.
import { dirname } from 'node:path';
import { allChecks } from './checks/all-checks.ts';
import { runChecks } from './checks/run-checks.ts';
import { printStructure } from './structure-report.ts';

const root = dirname(import.meta.dirname);
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));

if (process.argv.includes('--report')) printStructure(root);
else {
  const unknown = wanted.filter((name) => !allChecks.some((check) => check.name === name));
  if (unknown.length > 0) {
    console.error(
      `No check is called ${unknown.join(', ')}. There are: ${allChecks.map(({ name }) => name).join(', ')}.`,
    );
    process.exitCode = 2;
  } else {
    const chosen = wanted.length === 0 ? allChecks : allChecks.filter(({ name }) => wanted.includes(name));
    const { failed } = await runChecks(root, chosen);
    process.exitCode = failed === 0 ? 0 : 1;
  }
}
