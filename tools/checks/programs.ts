// The checks that other people's programs make: format, lint with types, types, dead code.
import type { Check } from './check.ts';
import { runProgram } from './run-program.ts';

export const format: Check = {
  name: 'format',
  run: (root, only) => runProgram(root, 'oxfmt/bin/oxfmt', ['--check', ...(only ?? ['.'])]),
};

export const lint: Check = {
  name: 'lint',
  run: (root, only) =>
    runProgram(root, 'oxlint/bin/oxlint', ['--type-aware', '--deny-warnings', '-f', 'unix', ...(only ?? [])]),
};

/** TypeScript 7 for speed; TypeScript 6 stays for the checks that need its API. */
export const types: Check = {
  name: 'types',
  run: (root) => runProgram(root, 'typescript7/bin/tsc', ['-p', '.']),
};

export const deadCode: Check = {
  name: 'dead code',
  run: (root) => runProgram(root, 'knip/bin/knip.js', ['--no-progress', '--reporter', 'compact']),
};
