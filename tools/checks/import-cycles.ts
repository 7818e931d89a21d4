import { finding, type Check } from './check.ts';
import { cyclesOf } from './cycles-of.ts';
import { importsOf } from './imports-of.ts';
import { readSources } from './source-file.ts';

/** Files that need each other to start are one file, or a missing third. Types may refer to each other. */
export const importCycles: Check = {
  name: 'import cycles',
  run: async (root) => {
    const graph = Object.fromEntries(
      readSources(root).map((source) => [
        source.path,
        importsOf(source).flatMap(({ path, isTypeOnly, isDynamic }) =>
          path === null || isTypeOnly || isDynamic ? [] : [path],
        ),
      ]),
    );
    return cyclesOf(graph).map((cycle) =>
      finding(cycle[0] ?? '', `imports in a circle: ${cycle.join(' → ')}`),
    );
  },
};
