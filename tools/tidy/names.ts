import { basename } from 'node:path';
import { finding, type Check } from '../checks/check.ts';
import { readSources } from '../checks/source-file.ts';

const emptyWords = new Set([
  'utils',
  'util',
  'helpers',
  'helper',
  'common',
  'services',
  'lib',
  'misc',
  'shared',
]);
const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*\.(ts|tsx|mjs)$/;

/** The layout names the business: no folder or file for what had no better name. */
export const names: Check = {
  name: 'names',
  run: async (root) =>
    readSources(root).flatMap(({ path }) => {
      const empty = path.split(/[/.]/).find((word) => emptyWords.has(word));
      return [
        ...(empty === undefined
          ? []
          : [finding(path, `"${empty}" says nothing: name it after the business`)]),
        ...(kebabCase.test(basename(path)) ? [] : [finding(path, 'file names are written in kebab-case')]),
      ];
    }),
};
