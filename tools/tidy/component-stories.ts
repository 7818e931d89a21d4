import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { finding, type Check } from '../checks/check.ts';

const folder = 'engines/compensation/earn/components';

/** Every plan component is told by at least one story and stands in the registry. */
export const componentStories: Check = {
  name: 'component stories',
  run: async (root) => {
    const told = globSync('stories/*.story.json', { cwd: root })
      .map((path) => readFileSync(join(root, path), 'utf8'))
      .join('\n');
    return globSync(`${folder}/*.ts`, { cwd: root })
      .filter((path) => !/registry\.ts$|\.test(-support)?\.ts$/.test(path))
      .flatMap((path) => codesIn(readFileSync(join(root, path), 'utf8')).map((code) => ({ path, code })))
      .filter(({ code }) => !told.includes(`"type": "${code}"`))
      .map(({ path, code }) => finding(path, `no story in stories/ uses the component ${code}`));
  },
};

function codesIn(text: string): readonly string[] {
  return [...text.matchAll(/^\s*code: '([a-z_]+)',?$/gm)].map(([, code = '']) => code).slice(0, 1);
}
